package org.diwan.cases;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a capability knows of a case that the client may be told, such as the code of a certificate. It is asked at the
 * moment of telling, so that no copy of a secret lies in between.
 */
public interface CaseDetails {

    /** Names of the values, as texts of notices use them. */
    Set<String> names();

    /** The values that this case has, in the reader's language. */
    Map<String, String> of(String reference, Locale locale);
}
