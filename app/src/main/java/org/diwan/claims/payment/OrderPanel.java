package org.diwan.claims.payment;

import java.util.Locale;
import java.util.Objects;
import org.diwan.cases.Task;
import org.diwan.desk.TaskPanel;
import org.springframework.stereotype.Component;

/** Who works on an order sees what is paid to which account, and what the bank said. */
@Component
class OrderPanel implements TaskPanel {

    private final OrderView orders;

    OrderPanel(OrderView orders) {
        this.orders = orders;
    }

    @Override
    public String service() {
        return Preparation.SERVICE;
    }

    @Override
    public String template() {
        return "payments/parts";
    }

    @Override
    public Object of(Task task, Locale locale) {
        return Objects.requireNonNull(orders.of(task.reference()));
    }
}
