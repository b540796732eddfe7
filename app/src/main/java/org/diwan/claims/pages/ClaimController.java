package org.diwan.claims.pages;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.diwan.cases.Case;
import org.diwan.cases.Cases;
import org.diwan.claims.RuleTexts;
import org.diwan.claims.pages.Batches.Wanted;
import org.diwan.claims.reason.Reason;
import org.diwan.claims.reason.ReasonWords;
import org.diwan.claims.remittance.PaymentOrders;
import org.diwan.identity.Needs;
import org.diwan.identity.Permission;
import org.diwan.identity.SignedIn;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a facility has sent, what became of it and why. */
@Controller
@RequestMapping("/claims")
@Needs(Permission.CLAIMS_SUBMIT)
class ClaimController {

    private static final String SERVICE = "hospital-claim";
    private static final int BATCHES = 10;
    private static final int CLAIMS = 50;
    private static final int ROWS = 50;
    private static final int FIRST_ROWS = 3;
    private static final int LONGEST_TEXT = 40;
    private static final String SECONDS = "3";
    private static final String NEEDS_YOU = "needs-you";

    /** Days after which a refused file is no longer expected to be sent anew. */
    private static final int REFUSED_LATELY = 30;

    private final Batches batches;
    private final ClaimEntries claims;
    private final FiredRules rules;
    private final RuleTexts ruleTexts;
    private final ReasonWords reasonWords;
    private final PaymentOrders orders;
    private final Cases cases;
    private final ReviewNotes reviews;
    private final Clock clock;

    ClaimController(
            Batches batches,
            ClaimEntries claims,
            FiredRules rules,
            RuleTexts ruleTexts,
            ReasonWords reasonWords,
            PaymentOrders orders,
            Cases cases,
            ReviewNotes reviews,
            Clock clock) {
        this.batches = batches;
        this.claims = claims;
        this.rules = rules;
        this.ruleTexts = ruleTexts;
        this.reasonWords = reasonWords;
        this.orders = orders;
        this.cases = cases;
        this.reviews = reviews;
        this.clock = clock;
    }

    /** A choice among the claims, with how many it shows. */
    record Pill(String key, int count, boolean current) {}

    /** A claim with the sentence that explains it best. */
    record Told(ClaimEntry claim, String why) {}

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String show,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            @AuthenticationPrincipal SignedIn user,
            Model model) {
        String facility = OwnFacility.of(user);
        Set<Long> questions = reviews.asked(facility);
        OffsetDateTime since = clock.instant().atOffset(ZoneOffset.UTC).minusDays(REFUSED_LATELY);
        Wanted all = new Wanted(true, questions, since);
        Wanted needing = new Wanted(false, questions, since);
        boolean needsYou = show.equals(NEEDS_YOU);
        int count = batches.count(facility, all);
        int needed = batches.count(facility, needing);
        int last = pages(needsYou ? needed : count, BATCHES);
        int at = within(asked, last);
        List<BatchEntry> shown = batches.of(facility, needsYou ? needing : all, BATCHES, (at - 1) * BATCHES);
        model.addAttribute("count", count);
        model.addAttribute("pills", List.of(new Pill("", count, !needsYou), new Pill(NEEDS_YOU, needed, needsYou)));
        model.addAttribute("show", needsYou ? NEEDS_YOU : "");
        model.addAttribute("asked", questions);
        model.addAttribute("batches", shown);
        model.addAttribute("money", batches.money(shown));
        model.addAttribute("none", Money.NONE);
        model.addAttribute("totals", batches.totals(facility));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "claims/list";
    }

    @GetMapping("/batches/{reference}")
    String one(
            @PathVariable String reference,
            @RequestParam(defaultValue = "") String show,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            @RequestParam Optional<String> still,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Optional<BatchEntry> known = batches.find(reference, OwnFacility.of(user));
        if (known.isEmpty()) {
            return notYet(reference, user, response, model);
        }
        BatchEntry batch = known.get();
        if (batch.isMoving() && still.isEmpty()) {
            response.setHeader("Refresh", SECONDS);
        }
        String text =
                typed.strip().substring(0, Math.min(LONGEST_TEXT, typed.strip().length()));
        Standings standings = claims.standings(batch.id(), "");
        Standings found = text.isEmpty() ? standings : claims.standings(batch.id(), text);
        Optional<Standing> chosen = Standing.of(show);
        int count = chosen.map(found::of).orElse(found.all());
        int last = pages(count, CLAIMS);
        int at = within(asked, last);
        model.addAttribute("batch", batch);
        model.addAttribute("orders", orders.ofBatch(batch.id()));
        model.addAttribute("standings", standings);
        model.addAttribute("money", batches.money(List.of(batch)).getOrDefault(batch.id(), Money.NONE));
        model.addAttribute("pills", pills(found, chosen));
        model.addAttribute(
                "claims", told(claims.list(batch.id(), chosen.orElse(null), text, CLAIMS, (at - 1) * CLAIMS)));
        model.addAttribute("show", chosen.map(Standing::key).orElse(""));
        model.addAttribute("text", text);
        model.addAttribute("still", still.isPresent());
        model.addAttribute("questions", reviews.questions(batch.id()));
        model.addAttribute("wrongRows", batches.countRefusals(batch.id()));
        model.addAttribute("firstRows", rows(batch, FIRST_ROWS, 0, locale));
        model.addAttribute("refusedFor", refusedFor(batch, locale));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "claims/batch";
    }

    /** A case whose file was that of another, or is just being registered. */
    private String notYet(String reference, SignedIn user, HttpServletResponse response, Model model) {
        Case file = cases.find(reference)
                .filter(made -> made.client().equals(OwnFacility.of(user)))
                .filter(made -> made.service().equals(SERVICE))
                .orElseThrow(OwnFacility::notFound);
        if (file.result() != null) {
            return "redirect:" + file.result();
        }
        response.setHeader("Refresh", SECONDS);
        model.addAttribute("reference", reference);
        return "claims/received";
    }

    @GetMapping("/batches/{reference}/rows")
    String rows(
            @PathVariable String reference,
            @RequestParam(name = "page", defaultValue = "1") int asked,
            @AuthenticationPrincipal SignedIn user,
            Locale locale,
            Model model) {
        BatchEntry batch = find(reference, user);
        int count = batches.countRefusals(batch.id());
        int last = pages(count, ROWS);
        int at = within(asked, last);
        model.addAttribute("batch", batch);
        model.addAttribute("count", count);
        model.addAttribute("rows", rows(batch, ROWS, (at - 1) * ROWS, locale));
        model.addAttribute("pageNumber", at);
        model.addAttribute("pageCount", last);
        return "claims/rows";
    }

    @GetMapping("/batches/{reference}/claims/{id}")
    String claim(
            @PathVariable String reference,
            @PathVariable long id,
            @AuthenticationPrincipal SignedIn user,
            Model model) {
        BatchEntry batch = find(reference, user);
        model.addAttribute("batch", batch);
        model.addAttribute("claim", claims.find(batch.id(), id).orElseThrow(OwnFacility::notFound));
        model.addAttribute("lines", claims.lines(id));
        model.addAttribute("review", reviews.of(id));
        model.addAttribute("orders", orders.ofClaim(id));
        model.addAttribute("texts", ruleTexts);
        return "claims/claim";
    }

    private BatchEntry find(String reference, SignedIn user) {
        return batches.find(reference, OwnFacility.of(user)).orElseThrow(OwnFacility::notFound);
    }

    private List<Told> told(List<ClaimEntry> shown) {
        Map<Long, Fired> why = rules.ofClaims(shown.stream().map(ClaimEntry::id).toList());
        return shown.stream()
                .map(claim -> {
                    Fired fired = why.get(claim.id());
                    return new Told(
                            claim, fired == null ? "" : ruleTexts.tell(fired.rule(), fired.args(), fired.currency()));
                })
                .toList();
    }

    private List<RefusedRow> rows(BatchEntry batch, int limit, int offset, Locale locale) {
        return batches.refusals(batch.id(), limit, offset).stream()
                .map(row -> RefusedRow.of(row, reasonWords, locale))
                .toList();
    }

    private String refusedFor(BatchEntry batch, Locale locale) {
        Reason reason = batch.refusedFor();
        return reason == null ? "" : reasonWords.in(reason, locale);
    }

    private static List<Pill> pills(Standings found, Optional<Standing> chosen) {
        return Stream.concat(
                        Stream.of(new Pill("", found.all(), chosen.isEmpty())),
                        Stream.of(Standing.DENIED, Standing.REDUCED, Standing.PENDED, Standing.PAID)
                                .map(one -> new Pill(
                                        one.key(),
                                        found.of(one),
                                        chosen.filter(one::equals).isPresent())))
                .toList();
    }

    private static int pages(int count, int size) {
        return Math.max(1, (count + size - 1) / size);
    }

    private static int within(int asked, int last) {
        return Math.min(Math.max(1, asked), last);
    }
}
