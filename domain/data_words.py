"""The words of "All my data": what the files are called, what is in them, and the headings of their columns."""

from __future__ import annotations

from .language import tr

FILES = {
    "children": ("children", tr("your children")),
    "people": ("people", tr("people around your child, and how to reach them")),
    "concerns": ("concerns", tr("concerns: what you noticed")),
    "meetings": ("meetings", tr("meetings, with your private notes")),
    "conversations": ("conversations", tr("calls, emails and talks")),
    "actions": ("actions", tr("what people said they would do")),
    "questions": ("questions", tr("questions for meetings, and the answers")),
    "cycles": ("rounds", tr("rounds of support")),
    "outcomes": ("outcomes", tr("outcomes: what should be different")),
    "supports": ("support", tr("the support that was agreed")),
    "happenings": ("weeks", tr("whether the support happened, week by week")),
    "reports": ("reports", tr("reports and letters")),
    "helps": ("outside-help", tr("help from outside")),
    "requests": ("ehc-requests", tr("requests for an EHC needs assessment (education, health and care)")),
    "views": ("childs-views", tr("what your child says")),
    "profiles": ("profiles", tr("one-page profiles")),
    "sent": ("sent", tr("what you gave to others, and when")),
    "terms": ("terms", tr("school terms")),
    "hushes": ("reminders", tr("reminders that you put off or finished")),
    "preferences": ("this-phone", tr("how the app is set on this phone")),
}
"""For each table of the record: the name of its file, and what is in it."""

LAST = (
    "created_at",
    "updated_at",
    "shared",
    "id",
    "meeting_id",
    "cycle_id",
    "outcome_id",
    "support_id",
    "carried_from",
)
"""The columns that come last: they tell how the rows belong together."""

HEADINGS = {
    **{"child_id": tr("Child"), "id": tr("Row id"), "created_at": tr("Written on"), "updated_at": tr("Changed on")},
    **{"shared": tr("Ticked to share"), "meeting_id": tr("Row id of the meeting")},
    **{"cycle_id": tr("Row id of the round"), "outcome_id": tr("Row id of the outcome")},
    **{"support_id": tr("Row id of the support"), "carried_from": tr("Carried over from row id")},
    **{"name": tr("Name"), "setting": tr("Where they learn"), "situation": tr("Where you are now")},
    **{"born": tr("Born"), "example": tr("Made-up example"), "role": tr("What they do")},
    **{"contact": tr("How to reach them"), "what": tr("What"), "when": tr("When"), "effect": tr("What it does")},
    **{"where": tr("Where"), "areas": tr("Areas of need"), "how_often": tr("How often"), "helps": tr("What helps")},
    **{"told": tr("Who you told"), "told_on": tr("Told on"), "reply": tr("What they said"), "status": tr("How it is")},
    **{"kind": tr("Kind"), "on": tr("Date"), "at": tr("Time"), "people": tr("Who is there")},
    **{"want": tr("What you want"), "shared_notes": tr("Notes to share"), "not_agreed": tr("Not agreed")},
    **{"private_notes": tr("Private notes"), "review_on": tr("Review date"), "no_review_date": tr("No review date")},
    **{"sent_on": tr("Sent on"), "answered_on": tr("Answered on"), "means": tr("How you spoke"), "who": tr("Who")},
    **{"said": tr("What was said"), "promised": tr("What was promised"), "reply_by": tr("Reply by")},
    **{"replied_on": tr("Replied on"), "by": tr("By"), "done_on": tr("Done on"), "text": tr("Words")},
    **{"bank": tr("From the list of questions"), "place": tr("Place in the list"), "must": tr("Must ask")},
    **{"asked": tr("Asked"), "answer": tr("Answer"), "starts": tr("Starts"), "ends": tr("Ends")},
    **{"stage": tr("Stage"), "stage_on": tr("Stage set on"), "strengths": tr("Strengths"), "harder": tr("Harder")},
    **{"agreed_on": tr("Agreed on"), "reviewed_on": tr("Reviewed on"), "next_on": tr("Next review date")},
    **{"keep": tr("What to keep"), "change": tr("What to change"), "stop": tr("What to stop")},
    **{"decision": tr("Decision"), "decided_on": tr("Decided on"), "why": tr("Why")},
    **{"know": tr("How you will know"), "start": tr("Starting point"), "result": tr("Reached")},
    **{"evidence": tr("What shows it"), "often": tr("How many times"), "per": tr("In each")},
    **{"minutes": tr("Minutes each time"), "grouping": tr("With whom"), "week": tr("Week from Monday")},
    **{"consent_on": tr("You agreed on"), "referred_on": tr("Referred on"), "wait": tr("How long to wait")},
    **{"seen_on": tr("Seen on"), "report_on": tr("Report came on"), "advice": tr("Advice"), "used": tr("Advice used")},
    **{"asked_on": tr("Asked on"), "answer_on": tr("Answered on"), "will_assess": tr("They will assess")},
    **{"draft_on": tr("Draft plan on"), "no_plan_on": tr("No plan on"), "plan_on": tr("Plan on"), "notes": tr("Notes")},
    **{"face": tr("How it is, as a face"), "good": tr("What is good"), "hard": tr("What is hard")},
    **{"wish": tr("What would help"), "voice": tr("How they told it"), "writer": tr("Who wrote it down")},
    **{"happy": tr("Happy to share it"), "liked": tr("What people like about me")},
    **{"matters": tr("What matters to me"), "support": tr("How best to support me")},
    **{"helped": tr("Who helped to write it"), "agreed": tr("The child agreed"), "to": tr("Given to")},
    **{"entry_ids": tr("Row ids that were in it"), "until": tr("Until"), "theme": tr("Colours")},
    **{"off": tr("Reminders switched off"), "backed_up_at": tr("Last backup")},
}
"""The heading of the column of each field."""
