"""From files as received to the warehouse: one module per source, built whole, checked, swapped in."""
