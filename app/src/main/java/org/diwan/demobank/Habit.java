package org.diwan.demobank;

/** What the demo bank does when it is asked about an account whose number ends in this digit. */
enum Habit {
    MATCHED("0–4", "SA0780000000004000070010"),
    TWICE("5", "SA6680000000004000070015"),
    NOT_MATCHED("6", "SA3980000000004000070016"),
    SILENT("7", "SA1280000000004000070017"),
    ANOTHER_BANK("8", "SA8280000000004000070018"),
    MALFORMED("9", "SA5580000000004000070019");

    private final String digits;
    private final String example;

    Habit(String digits, String example) {
        this.digits = digits;
        this.example = example;
    }

    static Habit of(String iban) {
        return switch (iban.charAt(iban.length() - 1)) {
            case '5' -> TWICE;
            case '6' -> NOT_MATCHED;
            case '7' -> SILENT;
            case '8' -> ANOTHER_BANK;
            case '9' -> MALFORMED;
            default -> MATCHED;
        };
    }

    /** The last digits that lead to it. */
    String digits() {
        return digits;
    }

    /** An account number that can be typed. */
    String example() {
        return example;
    }
}
