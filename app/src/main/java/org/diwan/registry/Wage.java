package org.diwan.registry;

import java.math.BigDecimal;
import java.time.YearMonth;

/** The wage declared for one month of an employment. */
public record Wage(YearMonth month, BigDecimal amount, String currency) {}
