package org.diwan.identity;

import java.security.SecureRandom;
import java.text.Normalizer;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.diwan.web.HouseKey;
import org.diwan.web.KeyedHash;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Codes of 50 bits for when the app is not at hand, each once. They are told when they are made, and kept as keyed hashes. */
@Repository
class RecoveryCodes {

    static final int MANY = 10;
    static final int CHARACTERS = 10;
    private static final String CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final JdbcClient jdbc;
    private final KeyedHash hash;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    RecoveryCodes(JdbcClient jdbc, HouseKey house, Clock clock) {
        this.jdbc = jdbc;
        this.hash = house.hash("recovery code");
        this.clock = clock;
    }

    /** Makes new ones; those before count no more. */
    @Transactional
    public List<String> make(String userName) {
        remove(userName);
        List<String> codes = Stream.generate(this::draw).distinct().limit(MANY).toList();
        codes.forEach(code -> jdbc.sql("insert into recovery_code (user_name, code, made_at) values (?, ?, ?)")
                .params(userName, hash(userName, code), clock.instant().atOffset(ZoneOffset.UTC))
                .update());
        return codes.stream().map(RecoveryCodes::grouped).toList();
    }

    /** Whether this is one that was not used yet; it is used with that. */
    boolean use(String userName, String typed) {
        return jdbc.sql("update recovery_code set used_at = ? where user_name = ? and code = ? and used_at is null")
                        .params(clock.instant().atOffset(ZoneOffset.UTC), userName, hash(userName, plain(typed)))
                        .update()
                == 1;
    }

    int left(String userName) {
        return jdbc.sql("select count(*) from recovery_code where user_name = ? and used_at is null")
                .param(userName)
                .query(Integer.class)
                .single();
    }

    void remove(String userName) {
        jdbc.sql("delete from recovery_code where user_name = ?")
                .param(userName)
                .update();
    }

    /** Whether it looks like one, however it was typed. */
    static boolean isLike(String typed) {
        return plain(typed).length() == CHARACTERS;
    }

    private String draw() {
        return random.ints(CHARACTERS, 0, CROCKFORD.length())
                .mapToObj(at -> String.valueOf(CROCKFORD.charAt(at)))
                .collect(Collectors.joining());
    }

    private static String grouped(String code) {
        return code.substring(0, CHARACTERS / 2) + "-" + code.substring(CHARACTERS / 2);
    }

    private static String plain(String typed) {
        String cut = typed.length() > 100 ? typed.substring(0, 100) : typed;
        return Normalizer.normalize(cut, Normalizer.Form.NFKC)
                .codePoints()
                .mapToObj(c -> Character.isDigit(c) ? String.valueOf(Character.digit(c, 10)) : Character.toString(c))
                .collect(Collectors.joining())
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "")
                .replace('O', '0')
                .replaceAll("[IL]", "1");
    }

    private byte[] hash(String userName, String code) {
        return hash.of("recovery " + userName + " " + code);
    }
}
