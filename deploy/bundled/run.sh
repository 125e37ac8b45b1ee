#!/bin/sh
# Open the dashboard on this machine: sh run.sh
cd "$(dirname "$0")" && exec .venv/bin/python -m streamlit run app.py "$@"
