package org.diwan.cases;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Whose tasks somebody works on, and so which cases they see.
 *
 * @param everywhere groups of which they see everything
 * @param atOffice groups of which they see what their office handles
 * @param office that office; empty where no group is limited to one
 */
public record WorkGroups(List<String> everywhere, List<String> atOffice, String office) {

    private static final String CLERK = "clerk";

    /** Everything of these groups. */
    public static WorkGroups everywhere(Collection<String> groups) {
        return new WorkGroups(List.copyOf(groups), List.of(), "");
    }

    /** Everything of these groups. */
    public static WorkGroups of(String... groups) {
        return everywhere(List.of(groups));
    }

    /** Whether a task is theirs to work on. */
    public boolean have(Task task) {
        return everywhere.contains(task.candidateGroup())
                || atOffice.contains(task.candidateGroup()) && office.equals(task.office());
    }

    /** All of the groups by name. */
    public List<String> names() {
        return Stream.concat(everywhere.stream(), atOffice.stream()).toList();
    }

    boolean isLimited() {
        return !atOffice.isEmpty();
    }

    /** For each group, the condition on the rows {@code t} that are theirs: each is one range of an index. */
    List<String> each() {
        return Stream.concat(
                        IntStream.range(0, everywhere.size()).mapToObj(i -> "t.candidate_group = :everywhere" + i),
                        IntStream.range(0, atOffice.size())
                                .mapToObj(i -> "t.candidate_group = :atOffice" + i + " and t.office = :office"))
                .toList();
    }

    /** The condition on all rows {@code t} that are theirs. */
    String all() {
        String all = "t.candidate_group = any(:everywhere::text[])";
        return isLimited() ? "(" + all + " or t.candidate_group = any(:atOffice::text[]) and t.office = :office)" : all;
    }

    /** Whether the case {@code c} is theirs: one of its tasks was, or it never had any and is for the clerks. */
    String ofCase() {
        String forClerks =
                everywhere.contains(CLERK) ? "true" : atOffice.contains(CLERK) ? "c.office = :office" : "false";
        return "(exists (select 1 from task t where t.reference = c.reference and " + all() + ") or " + forClerks
                + " and not exists"
                + " (select 1 from task t where t.reference = c.reference and t.candidate_group <> 'applicant'))";
    }

    void into(Map<String, Object> values) {
        values.put("everywhere", everywhere.toArray(String[]::new));
        values.put("atOffice", atOffice.toArray(String[]::new));
        values.put("office", office);
        IntStream.range(0, everywhere.size()).forEach(i -> values.put("everywhere" + i, everywhere.get(i)));
        IntStream.range(0, atOffice.size()).forEach(i -> values.put("atOffice" + i, atOffice.get(i)));
    }

    Map<String, Object> values() {
        Map<String, Object> values = new HashMap<>();
        into(values);
        return values;
    }
}
