"""bukti.json beside confirmed meetings -> meeting_evidence: which messages reported a meeting. Never the chat."""

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

import pandas as pd

from etl.intake import arrivals
from etl.intake.batches import EVIDENCE, Batch
from etl.intake.messages import UnreadableFileError
from schemas.vocabulary import BatchKind

TABLE = "meeting_evidence"
KEY = ["meeting_id", "message_key"]


def written(chat: dict[str, str], meetings: Iterable[dict[str, Any]]) -> str:
    """The text of bukti.json. chat: sha256, file; meetings: meeting_id, place, evidence (see `rows`)."""
    return json.dumps({"chat": chat, "meetings": list(meetings)}, ensure_ascii=False, indent=1) + "\n"


def rows(batch: Batch) -> list[dict[str, Any]]:
    """Rows of meeting_evidence of one batch; none where it is no confirmation. Raises UnreadableFileError."""
    if batch.record.kind != BatchKind.WHATSAPP:
        return []
    try:
        kept = json.loads((batch.path / EVIDENCE).read_text(encoding="utf-8"))
        return [
            {
                "meeting_id": meeting["meeting_id"], "message_key": one["message_key"],
                "chat_sha256": kept["chat"]["sha256"], "line": int(one["line"]),
                "sent_at": datetime.fromisoformat(one["sent_at"]), "sender_hash": one["sender_hash"],
                "excerpt": one["excerpt"], "place": meeting["place"], "batch_id": batch.record.batch_id,
            }
            for meeting in kept["meetings"]
            for one in meeting["evidence"]
        ]  # fmt: skip
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise UnreadableFileError("evidence_spoilt") from error


def table(batches: Iterable[Batch], meetings: Iterable[str]) -> pd.DataFrame:
    """meeting_evidence of these batches (the oldest first) for the meetings that stand; the last word counts."""
    found = pd.DataFrame([row for batch in batches for row in rows(batch)])
    typed = arrivals.typed(found, TABLE)
    latest = typed.drop_duplicates(KEY, keep="last")
    return latest[latest["meeting_id"].isin(set(meetings))].reset_index(drop=True)
