package org.diwan;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a person reads on the telephone or in the mail, taken from the demo outbox. */
public final class OneTimeCodes {

    private static final Pattern CODE = Pattern.compile("\\b\\d{6}\\b");

    private OneTimeCodes() {}

    /** The last code that was sent to the person. */
    public static String last(JdbcClient db, String person) {
        String text = db.sql(
                        """
                select text from demo_message join notification on id = notification_id
                 where notice = 'oneTimeCode' and client = ? order by at desc limit 1""")
                .param(person)
                .query(String.class)
                .single();
        return CODE.matcher(text).results().map(MatchResult::group).findFirst().orElseThrow();
    }
}
