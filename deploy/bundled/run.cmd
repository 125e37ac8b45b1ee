@echo off
rem Open the dashboard on this machine: double-click.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
.venv\Scripts\python -m streamlit run app.py %*
