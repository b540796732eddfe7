package org.diwan.bank;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where payments come from.
 *
 * @param debtorName who pays, as banks know it
 */
@ConfigurationProperties("diwan.payments")
public record DebtorSettings(
        @DefaultValue("Social Insurance Institution") String debtorName,
        @DefaultValue("") String debtorIban,
        @DefaultValue("") String debtorBic) {}
