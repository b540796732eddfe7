package org.diwan.claims.payment;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.diwan.claims.payment.OrderLists.Names;
import org.diwan.claims.payment.OrderLists.Part;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** An order as it is shown on its page, and beside the tasks of its case. */
@Component
class OrderView {

    private final OrderRows rows;
    private final OrderLists lists;
    private final MessageSource texts;

    OrderView(OrderRows rows, OrderLists lists, MessageSource texts) {
        this.rows = rows;
        this.lists = lists;
        this.texts = texts;
    }

    /** The order with what is paid in it. */
    record Shown(Order order, String state, Names facility, List<PartShown> parts) {

        /** How many claims in all. */
        public long claims() {
            return parts.stream().mapToLong(part -> part.part().claims()).sum();
        }

        /** Whether the bank rejected any of it. */
        public boolean hasRejected() {
            return parts.stream().anyMatch(part -> part.why() != null);
        }

        /** How many lines in all. */
        public long lines() {
            return parts.stream().mapToLong(part -> part.part().lines()).sum();
        }
    }

    /** A transfer, and in words why the bank rejected it. */
    record PartShown(Part part, @Nullable String why) {}

    @Nullable
    Shown of(String reference) {
        return rows.find(reference)
                .map(order -> new Shown(
                        order,
                        order.state().name().toLowerCase(Locale.ROOT),
                        lists.names(order.facilityId()),
                        lists.parts(reference).stream()
                                .map(part -> new PartShown(part, why(part)))
                                .toList()))
                .orElse(null);
    }

    private @Nullable String why(Part part) {
        if (!part.state().equals("rejected")) {
            return null;
        }
        String code = Objects.requireNonNullElse(part.code(), "none");
        Locale locale = LocaleContextHolder.getLocale();
        String known = texts.getMessage("payments.code." + code, null, null, locale);
        return known != null ? known : texts.getMessage("payments.code.other", null, locale);
    }
}
