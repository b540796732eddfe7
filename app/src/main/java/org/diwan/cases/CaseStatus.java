package org.diwan.cases;

/** How a case stands. */
public enum CaseStatus {
    /** Received, the institution is at work on it. */
    IN_PROGRESS,
    /** The client has to do something. */
    WITH_CLIENT,
    /** Ended with what was asked for. */
    GRANTED,
    /** Ended, or open only for an objection, without what was asked for. */
    REFUSED,
    /** Taken back by the client. */
    WITHDRAWN
}
