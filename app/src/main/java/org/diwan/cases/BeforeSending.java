package org.diwan.cases;

import java.util.Locale;
import java.util.Map;
import org.diwan.forms.Problem;

/** What a capability makes of the answers to the start form of a service before they are sent. */
public interface BeforeSending {

    /** Key of the service. */
    String service();

    /** The answers that a draft begins with, of what a link brings; they are judged as if they had been typed. */
    Map<String, Object> begin(String client, Map<String, String> chosen);

    /** What follows from the answers so far, for conditions of the form: under the name {@code weighed}. **/
    Map<String, Object> facts(String client, Map<String, Object> answers);

    /** What is wrong with given answers beyond what the form itself says, by question. */
    Map<String, Problem> problems(String client, Map<String, Object> answers);

    /** Name of a template whose fragment {@code before(shown)} says on the last page what follows. */
    String template();

    /** What the fragment shows. */
    Object shown(String client, Map<String, Object> answers, Locale locale);
}
