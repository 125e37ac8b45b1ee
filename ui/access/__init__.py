"""Who may reach the dashboard at all, before Streamlit sees what they ask."""
