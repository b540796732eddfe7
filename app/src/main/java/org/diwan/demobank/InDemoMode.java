package org.diwan.demobank;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** There in demo mode only, and only as long as no real bank is tried out instead ({@code DIWAN_DEMO_BANK_OPEN=false}). */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "diwan.mode", havingValue = "demo", matchIfMissing = true)
@ConditionalOnBooleanProperty(name = "diwan.demo-bank.open", matchIfMissing = true)
@interface InDemoMode {}
