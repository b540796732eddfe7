package org.diwan.identity;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.aopalliance.intercept.MethodInvocation;
import org.springframework.aop.Advisor;
import org.springframework.aop.Pointcut;
import org.springframework.aop.support.AopUtils;
import org.springframework.aop.support.Pointcuts;
import org.springframework.aop.support.annotation.AnnotationMatchingPointcut;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.authorization.AuthorizationManager;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;

/** Holds methods to what {@link Needs} says of them. */
@Configuration(proxyBeanMethods = false)
class NeedsConfiguration {

    @Bean
    @org.springframework.context.annotation.Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor needs() {
        Pointcut marked = Pointcuts.union(
                new AnnotationMatchingPointcut(null, Needs.class, true),
                new AnnotationMatchingPointcut(Needs.class, true));
        return new AuthorizationManagerBeforeMethodInterceptor(marked, new Held());
    }

    /** What a method asks for; nothing where it is not marked. */
    static List<Permission> of(Method method) {
        Needs own = AnnotatedElementUtils.findMergedAnnotation(method, Needs.class);
        Needs needs =
                own == null ? AnnotatedElementUtils.findMergedAnnotation(method.getDeclaringClass(), Needs.class) : own;
        return needs == null ? List.of() : List.of(needs.value());
    }

    private static final class Held implements AuthorizationManager<MethodInvocation> {

        @Override
        public AuthorizationDecision check(Supplier<Authentication> caller, MethodInvocation call) {
            Set<String> needed = needed(call).stream().map(Permission::key).collect(Collectors.toSet());
            return new AuthorizationDecision(caller.get().getAuthorities().stream()
                    .map(GrantedAuthority::getAuthority)
                    .anyMatch(needed::contains));
        }

        private static List<Permission> needed(MethodInvocation call) {
            Object target = call.getThis();
            Class<?> owner = target == null ? call.getMethod().getDeclaringClass() : target.getClass();
            return of(AopUtils.getMostSpecificMethod(call.getMethod(), owner));
        }
    }
}
