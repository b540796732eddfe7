package org.diwan.bank;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.diwan.DiwanTest;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application, in which only the test itself looks into the banks' folders. */
@DiwanTest
@Import(AskedCases.class)
@TestPropertySource(
        properties = {"diwan.bank.every=P1D", "diwan.bank.token=the-banks-token", "diwan.demo-bank.every=P1D"})
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface BankTest {}
