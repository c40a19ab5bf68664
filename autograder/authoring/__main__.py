"""`python -m autograder.authoring`: rewrites `assignments/` from `solutions/`, and says what changed."""

from __future__ import annotations

import sys

from autograder.authoring.errors import AuthoringError
from autograder.authoring.student_files import student_files
from autograder.course import assignments, assignments_dir, solutions_dir


def main() -> int:
    """Rewrite every assignment's student files; 0 when done, 2 where a source has a mistake."""
    try:
        files = {
            assignments_dir(assignment) / name: content
            for assignment in assignments().values()
            for name, content in student_files(assignment, solutions_dir(assignment)).items()
        }
    except AuthoringError as error:
        print(error, file=sys.stderr)
        return 2
    changed = [path for path, content in files.items() if not path.exists() or path.read_bytes() != content]
    for path in changed:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(files[path])
        print(f"wrote {path}")
    print(f"{len(changed)} of {len(files)} files changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
