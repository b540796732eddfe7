package org.diwan.claims.remittance;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.diwan.cases.Documents;
import org.diwan.cases.Documents.Document;
import org.diwan.catalog.Service;
import org.diwan.catalog.Services;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.remittance.RemittanceSheet.Head;
import org.diwan.printing.DocumentRenderer;
import org.diwan.printing.NumberedPaper;
import org.diwan.printing.PrintTemplate;
import org.diwan.registry.Care;
import org.diwan.web.Formats;
import org.diwan.web.Languages;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What a facility is told of a settled order: claim by claim what was claimed, approved and paid, and why not all of it. */
@Component
public class Remittances {

    /** Those that are printed as soon as the order is settled; others when somebody asks for them. */
    static final List<String> AT_ONCE = List.of("en", "ar");

    private static final String SERVICE = "hospital-claim";
    private static final String TEMPLATE = "documents/remittance.html";
    private static final String KIND = "remittance-";
    private static final String PDF = "application/pdf";

    /** Claims that are printed as one piece, which screen readers can read. */
    private static final int ONE_PIECE = 1_000;

    private static final int PIECE = 500;

    private final PaymentOrders orders;
    private final RemittanceRows rows;
    private final Documents documents;
    private final DocumentRenderer renderer;
    private final Services services;
    private final RuleTexts rules;
    private final Formats formats;
    private final Care care;

    Remittances(
            PaymentOrders orders,
            RemittanceRows rows,
            Documents documents,
            DocumentRenderer renderer,
            Services services,
            RuleTexts rules,
            Formats formats,
            Care care) {
        this.orders = orders;
        this.rows = rows;
        this.documents = documents;
        this.renderer = renderer;
        this.services = services;
        this.rules = rules;
        this.formats = formats;
        this.care = care;
    }

    /** The advice of a settled order as PDF: made once in each language, the same bytes every time. */
    public Document pdf(PaymentOrder order, Locale locale) {
        String language = locale.getLanguage();
        return documents
                .find(order.reference(), KIND + language)
                .orElseGet(() -> documents.store(
                        order.reference(),
                        KIND + language,
                        "remittance-" + order.reference() + "-" + language + ".pdf",
                        PDF,
                        print(order, locale)));
    }

    /** Prints what is to be printed at once. */
    void print(String reference) {
        PaymentOrder order = orders.find(reference)
                .filter(PaymentOrder::isSettled)
                .orElseThrow(() -> new IllegalStateException("Order " + reference + " is not settled"));
        AT_ONCE.forEach(language -> pdf(order, Languages.of(language).orElse(Locale.ENGLISH)));
    }

    /** The advice line by line, some claims of it in memory at a time. */
    public void lines(PaymentOrder order, LineTaker taker) throws IOException {
        Iterator<RemittanceClaims.Claim> claims = claims(orders.transfers(order.reference()));
        while (claims.hasNext()) {
            RemittanceClaims.Claim claim = claims.next();
            for (RemittanceLine line : claim.lines()) {
                taker.take(claim.transfer(), line);
            }
        }
    }

    /** Gets the lines of an advice. */
    @FunctionalInterface
    public interface LineTaker {
        void take(Transfer transfer, RemittanceLine line) throws IOException;
    }

    byte[] print(PaymentOrder order, Locale locale) {
        return speaking(locale, () -> {
            List<Transfer> transfers = orders.transfers(order.reference());
            Head head = head(order, transfers, locale);
            RemittanceSheet sheet = sheet(locale);
            Iterator<RemittanceClaims.Claim> claims = claims(transfers);
            if (head.claims() <= ONE_PIECE) {
                return renderer.render(sheet.piece(head, true, claims, ONE_PIECE), new NumberedPaper());
            }
            return renderer.render(pieces(sheet, head, claims), new NumberedPaper());
        });
    }

    private static Iterator<String> pieces(RemittanceSheet sheet, Head head, Iterator<RemittanceClaims.Claim> claims) {
        return new Iterator<>() {

            private boolean begun;

            @Override
            public boolean hasNext() {
                return !begun || claims.hasNext();
            }

            @Override
            public String next() {
                boolean first = !begun;
                begun = true;
                return sheet.piece(head, first, claims, PIECE);
            }
        };
    }

    private Head head(PaymentOrder order, List<Transfer> transfers, Locale locale) {
        List<RemittanceRows.Total> totals =
                paid(transfers).stream().map(rows::total).toList();
        return new Head(
                order,
                transfers,
                care.facility(order.facilityId())
                        .map(facility -> locale.getLanguage().equals("ar")
                                ? facility.name().arabic()
                                : facility.name().latin())
                        .orElse(order.facilityId()),
                totals.stream().mapToInt(RemittanceRows.Total::claims).sum(),
                totals.stream().map(RemittanceRows.Total::claimed).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    private RemittanceSheet sheet(Locale locale) {
        Service service = services.get(SERVICE);
        byte[] template = service.file(TEMPLATE).orElseThrow(() -> new IllegalStateException("No " + TEMPLATE));
        return new RemittanceSheet(
                new PrintTemplate(new String(template, StandardCharsets.UTF_8)),
                key -> Objects.requireNonNullElse(service.text(key, locale), key),
                rules,
                formats,
                locale.getLanguage());
    }

    private Iterator<RemittanceClaims.Claim> claims(List<Transfer> transfers) {
        return new RemittanceClaims(rows, paid(transfers));
    }

    private static List<Transfer> paid(List<Transfer> transfers) {
        return transfers.stream()
                .filter(transfer -> transfer.state().equals("paid"))
                .toList();
    }

    /** Texts and formats follow the language of the thread. */
    private static byte[] speaking(Locale locale, Supplier<byte[]> printing) {
        LocaleContext before = LocaleContextHolder.getLocaleContext();
        LocaleContextHolder.setLocale(locale);
        try {
            return printing.get();
        } finally {
            LocaleContextHolder.setLocaleContext(before);
        }
    }
}
