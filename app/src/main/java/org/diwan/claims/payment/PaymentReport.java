package org.diwan.claims.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.diwan.bank.BankAnswer;
import org.diwan.bank.IsoXml;
import org.diwan.claims.payment.Order.Status;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * A bank's report on an order to pay, {@code pain.002}, of any version the library knows.
 *
 * @param id of the message
 * @param sender BIC of the bank that reports, or empty
 * @param request id of the order's message
 * @param group what it says of the order as a whole
 * @param blocks what it says of the order's blocks; an order of ours has one
 */
record PaymentReport(String id, String sender, String request, Said group, List<Block> blocks) implements BankAnswer {

    private static final Set<String> PAID = Set.of("ACSC", "ACCC");
    private static final Set<String> REJECTED = Set.of("RJCT", "CANC");
    private static final Set<String> PARTLY = Set.of("PART", "PATC");

    /** What is said of something: a status of ISO 20022, empty where none is said, and the reason for it. */
    record Said(String status, @Nullable String code) {

        /** What it means for a transfer; empty where that is said of each by itself, or not at all. */
        Optional<Status> verdict() {
            if (PAID.contains(status)) {
                return Optional.of(Status.PAID);
            }
            if (REJECTED.contains(status)) {
                return Optional.of(Status.REJECTED);
            }
            return status.isEmpty() || PARTLY.contains(status) ? Optional.empty() : Optional.of(Status.OPEN);
        }
    }

    /** A block of the order, by its id. */
    record Block(String id, Said said, List<Item> items) {}

    /** A transfer of the order, by its id from end to end. */
    record Item(String endToEndId, Said said) {}

    /**
     * Reads it from the root of a document that its schema allows.
     *
     * @throws IsoXml.Malformed where something lacks
     */
    static PaymentReport of(Element root) {
        Element report =
                IsoXml.child(root, "CstmrPmtStsRpt").orElseThrow(() -> new IsoXml.Malformed("no CstmrPmtStsRpt"));
        Element group = IsoXml.child(report, "OrgnlGrpInfAndSts")
                .orElseThrow(() -> new IsoXml.Malformed("no OrgnlGrpInfAndSts"));
        return new PaymentReport(
                IsoXml.text(report, "GrpHdr", "MsgId").orElseThrow(() -> new IsoXml.Malformed("a blank MsgId")),
                sender(report),
                IsoXml.text(group, "OrgnlMsgId").orElse(""),
                said(group, "GrpSts"),
                all(report, "OrgnlPmtInfAndSts").stream()
                        .map(PaymentReport::block)
                        .toList());
    }

    private static String sender(Element report) {
        return IsoXml.child(report, "GrpHdr")
                .flatMap(by -> IsoXml.text(by, "DbtrAgt", "FinInstnId", "BICFI")
                        .or(() -> IsoXml.text(by, "DbtrAgt", "FinInstnId", "BIC"))
                        .or(() -> IsoXml.text(by, "InitgPty", "Id", "OrgId", "AnyBIC"))
                        .or(() -> IsoXml.text(by, "InitgPty", "Id", "OrgId", "BICOrBEI")))
                .orElse("");
    }

    private static Block block(Element block) {
        return new Block(
                IsoXml.text(block, "OrgnlPmtInfId").orElse(""),
                said(block, "PmtInfSts"),
                all(block, "TxInfAndSts").stream().map(PaymentReport::item).toList());
    }

    private static Item item(Element item) {
        return new Item(IsoXml.text(item, "OrgnlEndToEndId").orElse(""), said(item, "TxSts"));
    }

    private static Said said(Element of, String status) {
        return new Said(
                IsoXml.text(of, status).orElse(""),
                IsoXml.text(of, "StsRsnInf", "Rsn", "Cd")
                        .or(() -> IsoXml.text(of, "StsRsnInf", "Rsn", "Prtry"))
                        .orElse(null));
    }

    private static List<Element> all(Element from, String name) {
        return IsoXml.children(from)
                .filter(it -> name.equals(it.getLocalName()))
                .toList();
    }

    @Override
    public @Nullable Boolean matched() {
        List<Status> verdicts =
                statements().stream().flatMap(said -> said.verdict().stream()).toList();
        if (verdicts.contains(Status.REJECTED)) {
            return false;
        }
        return verdicts.contains(Status.OPEN) || verdicts.isEmpty() ? null : true;
    }

    @Override
    public @Nullable String code() {
        return statements().stream()
                .map(Said::code)
                .filter(code -> code != null)
                .findFirst()
                .orElse(null);
    }

    /** Whether it speaks of nothing but this order and these transfers. */
    boolean isOnlyOn(String order, Set<String> transfers) {
        return blocks.stream().allMatch(block -> order.equals(block.id()))
                && items().stream().allMatch(item -> transfers.contains(item.endToEndId()));
    }

    /** Whether it says of the whole what it denies of a part, or of one transfer two things. */
    boolean contradictsItself() {
        Optional<Status> whole = group.verdict();
        boolean parts = blocks.stream()
                .anyMatch(block -> differ(whole, block.said())
                        || block.items().stream()
                                .anyMatch(item -> differ(whole, item.said())
                                        || differ(block.said().verdict(), item.said())));
        boolean twice = items().stream().anyMatch(one -> items().stream()
                .anyMatch(other -> one.endToEndId().equals(other.endToEndId())
                        && differ(one.said().verdict(), other.said())));
        return parts || twice;
    }

    /** What is still open as a whole may be settled in part, not the other way about. */
    private static boolean differ(Optional<Status> whole, Said part) {
        return whole.filter(status -> status != Status.OPEN).isPresent()
                && part.verdict().isPresent()
                && !whole.equals(part.verdict());
    }

    /** What it says of a transfer: of itself, else of its block, else of the whole order. */
    Said on(String endToEndId) {
        List<Said> from = new ArrayList<>();
        blocks.forEach(block -> block.items().stream()
                .filter(item -> item.endToEndId().equals(endToEndId))
                .forEach(item -> from.add(item.said())));
        blocks.forEach(block -> from.add(block.said()));
        from.add(group);
        return from.stream()
                .filter(said -> said.verdict().isPresent())
                .findFirst()
                .orElse(new Said("", null));
    }

    private List<Item> items() {
        return blocks.stream().flatMap(block -> block.items().stream()).toList();
    }

    private List<Said> statements() {
        List<Said> all = new ArrayList<>(List.of(group));
        blocks.forEach(block -> {
            all.add(block.said());
            block.items().forEach(item -> all.add(item.said()));
        });
        return all;
    }
}
