package org.diwan.bank;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.diwan.cases.Told;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.w3c.dom.Element;

/** The kinds of messages that are taken from banks, and who cares for each. */
@Component
class Incoming {

    private final Map<String, Kind<?>> kinds;

    Incoming(List<BankAnswers<?>> all) {
        this.kinds = all.stream().map(Kind::new).collect(Collectors.toMap(Kind::name, Function.identity()));
    }

    /** What can be said of a message from itself alone. */
    record Reading(String kind, @Nullable Known<?> known, @Nullable Reason reason, @Nullable String detail) {

        static Reading refused(String kind, Reason reason, @Nullable String detail) {
            return new Reading(kind, null, reason, detail);
        }
    }

    /** An answer together with who cares for it. */
    record Known<A extends BankAnswer>(A answer, BankAnswers<A> by) {

        Optional<Reason> objection(BankMessage request) {
            return isFrom(String.valueOf(request.bank()))
                    ? by.objection(answer, request)
                    : Optional.of(Reason.NOT_FROM_BANK);
        }

        boolean isInterim(BankMessage request) {
            return by.isInterim(answer, request);
        }

        /** Whichever of its branches speaks. */
        private boolean isFrom(String bic) {
            return answer.sender().length() >= 8
                    && bic.length() >= 8
                    && answer.sender().substring(0, 8).equals(bic.substring(0, 8));
        }

        Told tell(BankMessage request, BankMessage kept) {
            return by.tell(answer, request, kept);
        }
    }

    private record Kind<A extends BankAnswer>(BankAnswers<A> by) {

        String name() {
            return by.kind();
        }

        Known<A> read(Element root) {
            return new Known<>(by.read(root), by);
        }
    }

    Reading read(byte[] content) {
        String kind = "unknown";
        try {
            Element root = IsoXml.parse(content).getDocumentElement();
            Optional<String> message = IsoSchemas.message(String.valueOf(root.getNamespaceURI()));
            kind = message.map(it -> it.substring(0, 8)).orElse(kind);
            Kind<?> known = kinds.get(kind);
            if (known == null) {
                return Reading.refused(kind, Reason.WRONG_TYPE, root.getNamespaceURI());
            }
            IsoSchemas.validate(content, message.orElseThrow());
            return new Reading(kind, known.read(root), null, null);
        } catch (IsoXml.Malformed e) {
            return Reading.refused(kind, Reason.MALFORMED, e.why());
        }
    }
}
