package org.diwan.demobank;

/** What the demo bank does with an order to pay to an account whose number ends in this digit. */
enum OrderHabit {
    PAID("0–2, 4"),
    /** Of several transfers the last is rejected. */
    PARTLY("3"),
    TWICE("5"),
    REJECTED("6"),
    SILENT("7"),
    ANOTHER_BANK("8"),
    MALFORMED("9");

    private final String digits;

    OrderHabit(String digits) {
        this.digits = digits;
    }

    static OrderHabit of(String iban) {
        return switch (iban.charAt(iban.length() - 1)) {
            case '3' -> PARTLY;
            case '5' -> TWICE;
            case '6' -> REJECTED;
            case '7' -> SILENT;
            case '8' -> ANOTHER_BANK;
            case '9' -> MALFORMED;
            default -> PAID;
        };
    }

    /** The last digits that lead to it. */
    String digits() {
        return digits;
    }
}
