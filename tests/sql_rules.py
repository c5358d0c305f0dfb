"""What the SQL of this repository may hold: the subset that also runs on a distributed engine.

The syntax tree is walked. Functions are an allow-list (a new name must run on DuckDB and on Spark SQL alike), shapes
a deny-list. SQLGlot's own "unsupported" errors catch almost none of these.
"""

import re

import sqlglot
from sqlglot import exp

FUNCTIONS = (
    exp.Cast, exp.Coalesce, exp.Case, exp.If, exp.Sum, exp.Min, exp.Max, exp.Avg, exp.Count, exp.And, exp.Or, exp.Not,
    exp.Lower, exp.Upper, exp.Abs, exp.Round, exp.Nullif, exp.Floor, exp.Extract, exp.RowNumber, exp.Least,
    exp.Greatest, exp.Left,
)  # fmt: skip
REFUSED = (
    exp.Anonymous, exp.Filter, exp.Qualify, exp.Lambda, exp.Pivot, exp.Array, exp.List, exp.Struct, exp.Bracket,
    exp.Columns, exp.Hint, exp.TryCast, exp.Into, exp.Lateral, exp.Unnest, exp.Command, exp.TableSample,
)  # fmt: skip
# Columns with a fraction of the register and the log (type `number` that no engine adds up exactly).
FRACTIONS = {"lesson_hours", "distance_km", "longitude", "latitude"}
KNOWN_TYPES = {"BIGINT", "INT", "DOUBLE", "VARCHAR", "TEXT", "DATE", "BOOLEAN"}


def problems(sql: str) -> list[str]:
    """What is wrong with the text of one query; empty when nothing is."""
    code = re.sub(r"--[^\n]*", "", sql)
    bare = re.sub(r"'[^']*'", "''", code)
    found = [] if sql.startswith("-- ") else ["no comment at the top says what it answers"]
    if bare != bare.lower():
        found.append("not in lower case")
    if "::" in bare:
        found.append("`::` cast: write cast(x as type)")
    if placeholders := re.findall(r"\{|\}|\?|%\(|%s|\$\d", bare):
        found.append(f"parameters are `$name`, not {sorted(set(placeholders))}")
    if re.search(r"\basof\b|\bby\s+name\b|\bpositional\b|\bgroup\s+by\s+all\b|\border\s+by\s+all\b", bare):
        found.append("only DuckDB knows asof, by name, positional, by all")
    if re.search(r"\b(varchar|text)\b(?=\s*\))", bare):
        found.append("text is cast as string: Spark takes varchar only with a length, and knows no text")
    try:
        trees = [tree for tree in sqlglot.parse(sql, read="duckdb") if tree]
    except sqlglot.ParseError as error:
        return [*found, f"cannot be read: {error}"]
    if len(trees) != 1 or not isinstance(trees[0], exp.Select):
        return [*found, "not exactly one select"]
    return found + _of_tree(trees[0])


def parameters(sql: str) -> set[str]:
    """Names of the bound parameters of a query."""
    return set(re.findall(r"\$([a-z_]\w*)", re.sub(r"'[^']*'|--[^\n]*", "", sql)))


def tables(sql: str) -> set[str]:
    """Tables of the warehouse that a query reads, CTEs left out."""
    tree = sqlglot.parse_one(sql, read="duckdb")
    own = {cte.alias for cte in tree.find_all(exp.CTE)}
    return {table.name for table in tree.find_all(exp.Table)} - own


def _of_tree(tree: exp.Select) -> list[str]:
    found = [f"{type(node).__name__}: {node.sql()}" for node in tree.find_all(*REFUSED)]
    found += [f"function {node.sql()}" for node in tree.find_all(exp.Func) if not isinstance(node, FUNCTIONS)]
    found += [f"sum of numbers with a fraction: round it to 6 places: {one.sql()}" for one in _unrounded(tree)]
    found += ["star" for star in tree.find_all(exp.Star) if not isinstance(star.parent, exp.Count)]
    found += [f"type {cast.to.sql()}" for cast in tree.find_all(exp.Cast) if cast.to.sql().upper() not in KNOWN_TYPES]
    # A table is a name: no file, no function, no schema that only one engine has.
    found += [
        f"reads {table.sql()}"
        for table in tree.find_all(exp.Table)
        if not re.fullmatch(r"[a-z_]+", table.this.sql()) or table.args.get("db")
    ]
    for union in tree.find_all(exp.SetOperation):
        if union.args.get("by_name"):
            found.append("union by name")
    for distinct in tree.find_all(exp.Distinct):
        if distinct.args.get("on"):
            found.append("distinct on")
    for select in tree.find_all(exp.Select):
        found += _grouping(select) + _lateral_aliases(select)
    return found


def _unrounded(tree: exp.Select) -> list[exp.Expression]:
    """Sums of columns that a contract calls a number: each engine adds in another order, so the last digits differ."""
    sums = [one for one in tree.find_all(exp.Sum, exp.Avg) if not one.find_ancestor(exp.Round)]
    return [one for one in sums if FRACTIONS & set(_added(one.this))]


def _added(value: exp.Expression) -> list[str]:
    """Names of the columns that are added up; what a `case` only asks about is not."""
    if isinstance(value, exp.Case):
        results = [one.args["true"] for one in value.args["ifs"]] + [value.args.get("default")]
        return [name for one in results if one is not None for name in _added(one)]
    return [column.name for column in value.find_all(exp.Column)]


def _grouping(select: exp.Select) -> list[str]:
    group = select.args.get("group")
    if group is None:
        return []
    named = all(isinstance(key, exp.Column | exp.Coalesce) for key in group.expressions)
    return [] if named and not group.args.get("all") else ["group by: name the columns"]


def _lateral_aliases(select: exp.Select) -> list[str]:
    """A new name used again beside where it is made: DuckDB allows it, and means another column elsewhere."""
    made = {
        one.alias
        for one in select.expressions
        if isinstance(one, exp.Alias) and not (isinstance(one.this, exp.Column) and one.this.name == one.alias)
    }
    used = [one.this if isinstance(one, exp.Alias) else one for one in select.expressions]
    used += [part for name in ("where", "group", "having") if (part := select.args.get(name)) is not None]
    return [
        f"lateral alias {column.name}"
        for part in used
        for column in part.find_all(exp.Column)
        if not column.table and column.name in made and column.find_ancestor(exp.Select) is select
    ]
