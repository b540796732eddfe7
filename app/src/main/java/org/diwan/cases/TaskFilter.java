package org.diwan.cases;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which open tasks: those in a state, of a service, found by what somebody typed; in an order.
 *
 * @param service its key, or null for all
 */
public record TaskFilter(State state, @Nullable String service, Sort sort, Wanted wanted) {

    /** Everything, oldest due first. */
    public static final TaskFilter ALL = new TaskFilter(State.ALL, null, Sort.DUE, Wanted.ANYTHING);

    /** How a task stands. */
    public enum State {
        ALL("true"),
        MINE("t.assignee = :user"),
        FREE("t.assignee is null"),
        COLLEAGUES("t.assignee is not null and t.assignee <> :user"),
        OVERDUE("t.due_at < :now"),
        TODAY("t.due_at >= :now and t.due_at < :tomorrow"),
        TOMORROW("t.due_at >= :tomorrow and t.due_at < :after"),
        ESCALATED("t.escalated_at is not null");

        private final String condition;

        State(String condition) {
            this.condition = condition;
        }

        /** Its name in addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** An order of the list; each has an index. */
    public enum Sort {
        /** Due first. */
        DUE("due_at nulls last, %1$sid"),
        /** Due last. */
        LATEST("due_at desc nulls first, %1$sid desc"),
        /** Waiting longest. */
        OLDEST("created_at, %1$sid"),
        /** Come last. */
        NEWEST("created_at desc, %1$sid desc"),
        /** Target missed or near first. */
        URGENT("priority desc, %1$sdue_at nulls last, %1$sid");

        private final String columns;

        Sort(String columns) {
            this.columns = columns;
        }

        /** Its name in addresses. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }

        String by(String table) {
            return table + columns.formatted(table);
        }
    }

    /**
     * What to look for.
     *
     * @param text as typed; beginning of a reference, or of the eight characters at its end
     * @param clients national IDs of the people it means
     */
    public record Wanted(String text, List<String> clients) {

        /** No limit. */
        public static final Wanted ANYTHING = new Wanted("", List.of());

        private static final int LONGEST_NUMBER = 8;

        boolean isAnything() {
            return text.isEmpty();
        }

        /** Letters and digits of a reference, however it was typed. */
        private String plain() {
            return text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
        }

        private boolean isWhole() {
            return plain().length() > LONGEST_NUMBER && plain().matches("[A-Z]{2,5}\\d{4}.+");
        }

        /** Pattern of what stands before the number. */
        String prefix() {
            return isWhole() ? plain().replaceFirst("^([A-Z]{2,5})(\\d{4}).*$", "$1-$2-%") : "%";
        }

        /** The beginning of the number at the end; empty where the text can be none. */
        String number() {
            String number = isWhole() ? plain().replaceFirst("^[A-Z]{2,5}\\d{4}", "") : plain();
            return number.length() < 2 || number.length() > LONGEST_NUMBER ? "" : number;
        }

        /** What comes after all numbers that begin so. */
        String beyond() {
            return number().isEmpty() ? "" : number() + "~";
        }
    }

    /** What can be taken of it: among tasks that somebody has there is nothing, so that any free one is meant. */
    TaskFilter claimable() {
        return state == State.MINE || state == State.COLLEAGUES
                ? new TaskFilter(State.FREE, service, sort, wanted)
                : this;
    }

    /** The condition on a row {@code t}. */
    String condition() {
        List<String> all = new ArrayList<>(List.of("t.ended_at is null", state.condition));
        if (service != null) {
            all.add("t.service = :service");
        }
        return String.join(" and ", all);
    }

    /** The ids of what is found by what was typed; nothing is large enough to be counted otherwise. */
    static String found() {
        return """
                (select t.id from case_file c join task t on t.reference = c.reference
                  where c.client in (:clients) and t.ended_at is null
                 union
                 select t.id from task t
                  where t.ended_at is null and right(t.reference, 8) ~>=~ :number and right(t.reference, 8) ~<~ :beyond
                    and t.reference like :prefix)
                """;
    }

    void into(Map<String, Object> values) {
        if (service != null) {
            values.put("service", service);
        }
        if (!wanted.isAnything()) {
            values.put("clients", wanted.clients());
            values.put("number", wanted.number());
            values.put("beyond", wanted.beyond());
            values.put("prefix", wanted.prefix());
        }
    }
}
