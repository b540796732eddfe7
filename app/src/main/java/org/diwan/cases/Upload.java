package org.diwan.cases;

import java.time.Instant;
import java.util.UUID;

/**
 * A file that somebody sent with a form, without its content.
 *
 * @param scope the draft, task or message it was sent with, later the case's reference
 * @param by client or user name who sent it
 * @param field path of the form's field
 * @param name as the sender's device called it, fit to be shown
 * @param mediaType what the content is, whatever the name says
 * @param sha256 of the content, lower-case hexadecimal
 * @param verdict of the virus scanner
 */
public record Upload(
        UUID id,
        String scope,
        String by,
        String field,
        String name,
        String mediaType,
        long size,
        String sha256,
        VirusScanner.Verdict verdict,
        Instant at) {}
