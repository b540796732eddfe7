package org.diwan.bank;

import java.util.Optional;
import org.diwan.cases.Told;
import org.w3c.dom.Element;

/** A kind of messages that banks send, as the module that asked for them reads, judges and passes them on. */
public interface BankAnswers<A extends BankAnswer> {

    /** Kind of the messages, such as {@code acmt.024}. */
    String kind();

    /**
     * Reads a message that its schema allows.
     *
     * @throws IsoXml.Malformed where something lacks
     */
    A read(Element root);

    /**
     * Why the answer is not believed, though it comes from the bank that was asked. The request's row is locked; of two
     * answers that came the second sees what became of the first.
     */
    Optional<Reason> objection(A answer, BankMessage request);

    /** Whether another answer to the same request is to follow. The request's row is locked. */
    default boolean isInterim(A answer, BankMessage request) {
        return false;
    }

    /** Tells it to the request's case; in one transaction with the marks of both messages. */
    Told tell(A answer, BankMessage request, BankMessage kept);
}
