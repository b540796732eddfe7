package org.diwan.bank;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How messages go to banks and come from them.
 *
 * @param folder its {@code out} is where our messages are put, its {@code in} where theirs are
 * @param token that a bank shows at {@code POST /bank/messages}; absent: one is made in demo mode, else the address is shut
 * @param institution our name, as banks know it
 */
@ConfigurationProperties("diwan.bank")
record BankSettings(
        Path folder, @Nullable String token, @DefaultValue("Social Insurance Institution") String institution) {

    Path out() {
        return folder.resolve("out");
    }

    Path in() {
        return folder.resolve("in");
    }
}
