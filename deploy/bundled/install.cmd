@echo off
rem Install from this folder alone: double-click. Asks no other machine for anything.
chcp 65001 >nul
cd /d "%~dp0"
set PYTHONUTF8=1
py -3 -c "import sys; sys.exit(sys.version_info < (3, 11))" || (echo Python 3.11 or newer is needed & pause & exit /b 1)
if not exist .venv\Scripts\python.exe py -3 -m venv .venv || exit /b 1
.venv\Scripts\python -m pip install --quiet --disable-pip-version-check --no-index --find-links wheels -r requirements.txt || (pause & exit /b 1)
if "%WAREHOUSE%"=="" .venv\Scripts\python -m data sample
.venv\Scripts\python -m data doctor
echo run.cmd -^> http://127.0.0.1:8501
pause
