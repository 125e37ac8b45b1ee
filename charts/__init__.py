"""Pictures: pure functions from a question's DataFrame to a Plotly figure, in one house style (`charts.style`)."""
