package org.diwan.notifications;

/** Numbers and addresses as their owner knows them again and nobody else learns them. */
final class Masks {

    private static final String HIDDEN = "••••";

    private Masks() {}

    /** +966 •••• 12. */
    static String mobile(String number) {
        String country = number.startsWith("+") && number.length() > 8 ? number.substring(0, 4) + " " : "";
        return country + HIDDEN + " " + number.substring(Math.max(0, number.length() - 2));
    }

    /** a•••@example.org. */
    static String mail(String address) {
        int at = address.lastIndexOf('@');
        return at < 1 ? HIDDEN : address.substring(0, address.offsetByCodePoints(0, 1)) + "•••" + address.substring(at);
    }
}
