package org.diwan.cases;

import java.util.Map;

/** What a capability knows of the cases of a service: the forms of their steps begin with it, and show it. */
public interface CaseFacts {

    /** Key of the service. */
    String service();

    /**
     * Answers by the names of questions and lists: what a step's form begins with, the rows that its lists have, and what
     * stands in questions that nobody answers there. They are read anew when the form is sent.
     */
    Map<String, Object> of(Case file);
}
