package org.diwan.insight;

/** By what a count falls into parts. */
enum Split {
    NOTHING,
    SERVICE,
    OFFICE,
    CHANNEL,
    DETAIL;

    /** The part that a fact is in. */
    String of(Figure figure) {
        return switch (this) {
            case NOTHING -> "''";
            case SERVICE -> "f.service";
            case OFFICE -> "f.office";
            case CHANNEL -> "f.channel";
            case DETAIL -> figure.detail();
        };
    }
}
