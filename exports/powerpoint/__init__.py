"""The deck as a PowerPoint file, in parts: page, template, fitted text, charts, tables, map, the finished package."""
