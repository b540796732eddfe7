package org.diwan.registry;

import java.util.List;

/** What became of an uploaded file, as the page shows it. */
record ImportOutcome(String file, boolean dryRun, ImportReport report) {

    private static final int SHOWN = 500;

    /** The refusals that the page lists. */
    public List<Refusal> shown() {
        return report.refusals().subList(0, Math.min(SHOWN, refused()));
    }

    public int refused() {
        return report.refusals().size();
    }

    /** How many refusals the page only counts. */
    public int notShown() {
        return refused() - shown().size();
    }

    /** All refusals as a file; the cells are words of ours, so that none can be a formula. */
    String csv() {
        var csv = new StringBuilder("line,column,reason\r\n");
        for (Refusal one : report.refusals()) {
            csv.append(one.line())
                    .append(',')
                    .append(one.column())
                    .append(",\"")
                    .append(one.reason());
            csv.append("\"\r\n");
        }
        return csv.toString();
    }
}
