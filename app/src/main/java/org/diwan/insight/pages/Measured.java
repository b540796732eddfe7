package org.diwan.insight.pages;

/**
 * One of the figures that come first: a number, or a share of one.
 *
 * @param key of its texts
 * @param isShare whether the part of the whole is told; else the whole
 * @param more whether more is {@code good} and less poor, more is {@code up} and less nothing, or neither is anything
 * @param href the cases behind it
 */
public record Measured(
        String key,
        boolean isShare,
        long part,
        long whole,
        long beforePart,
        long beforeWhole,
        String more,
        String href,
        Spark spark) {

    static Measured number(String key, long now, long before, String more, String href, Spark spark) {
        return new Measured(key, false, now, now, before, before, more, href, spark);
    }

    /** By what share of it a number has changed, or by how much a share has. */
    double change() {
        return isShare
                ? share(part, whole) - share(beforePart, beforeWhole)
                : beforeWhole == 0 ? 0 : (double) (whole - beforeWhole) / beforeWhole;
    }

    /** How the change is coloured. */
    public String tone() {
        if (more.isEmpty() || beforeWhole == 0 || whole == 0 || Math.abs(change()) < 0.0005) {
            return "";
        }
        return change() > 0 ? "good" : more.equals("good") ? "poor" : "";
    }

    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }
}
