package org.diwan.demobank;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The orders to pay that the demo bank has taken. */
@Component
@InDemoMode
class Payments {

    private static final int NEWEST = 20;

    private final Folders folders;

    Payments(Folders folders) {
        this.folders = folders;
    }

    /**
     * An order, {@code pain.001}.
     *
     * @param id of the message
     * @param count of the payments in it
     */
    record Order(String id, @Nullable LocalDate day, int count, BigDecimal sum, String currency) {}

    /** The newest orders. */
    List<Order> newest() throws IOException {
        List<Order> orders = new ArrayList<>();
        for (Path file : folders.taken()) {
            String text = Files.readString(file);
            if (text.contains("tech:xsd:pain.001.001.09")) {
                orders.add(order(text));
            }
            if (orders.size() == NEWEST) {
                break;
            }
        }
        return orders;
    }

    private static Order order(String text) {
        var initiation = MxPain00100109.parse(text).getCstmrCdtTrfInitn();
        var payments = initiation.getPmtInf().stream()
                .flatMap(order -> order.getCdtTrfTxInf().stream())
                .map(payment -> payment.getAmt().getInstdAmt())
                .toList();
        return new Order(
                initiation.getGrpHdr().getMsgId(),
                initiation.getPmtInf().stream()
                        .map(order -> order.getReqdExctnDt() == null
                                ? null
                                : order.getReqdExctnDt().getDt())
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                payments.size(),
                payments.stream().map(amount -> amount.getValue()).reduce(BigDecimal.ZERO, BigDecimal::add),
                payments.isEmpty() ? "" : payments.get(0).getCcy());
    }
}
