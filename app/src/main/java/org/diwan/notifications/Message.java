package org.diwan.notifications;

import java.util.List;
import java.util.UUID;
import org.diwan.cases.Documents.Document;

/**
 * A message as it goes out. Its id is the same at each try, so that a receiver knows a repeat.
 *
 * @param subject empty for an SMS
 */
record Message(
        UUID id,
        Channel channel,
        String to,
        String language,
        String subject,
        String text,
        List<Document> attachments) {}
