import subprocess
import sys


def test_importing_documents_loads_no_heavy_library() -> None:
    program = (
        "import sys, workbench.documents\n"
        "heavy = {'pythainlp', 'docx', 'trafilatura', 'pypdfium2', 'lxml', 'numpy', 'streamlit'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
