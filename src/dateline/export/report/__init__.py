"""The report: one self-contained HTML page of a case."""

from dateline.export.report.page import render_report, write_report

__all__ = ["render_report", "write_report"]
