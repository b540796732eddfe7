package org.diwan.bench;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcClientAutoConfiguration;
import org.springframework.boot.autoconfigure.jdbc.JdbcTemplateAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** The least that could be called a verification: one SELECT, one INSERT, no limits, no secrets, no security. */
@ImportAutoConfiguration({
    ServletWebServerFactoryAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class
})
@RestController
class BareEndpoint {

    private final JdbcClient jdbc;

    BareEndpoint(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Arguments are the port and the address of the database. */
    public static void main(String[] arguments) {
        new SpringApplicationBuilder(Data.class, BareEndpoint.class)
                .run("--server.port=" + arguments[0], "--bare.url=" + arguments[1], "--management.server.port=-1");
    }

    static class Data {

        @Bean
        HikariDataSource pool(@Value("${bare.url}") String url) {
            return Database.pool(url);
        }
    }

    record Request(String number) {}

    @GetMapping("/ready")
    String ready() {
        return "yes";
    }

    @PostMapping("/verifications")
    Map<String, Object> verify(@RequestBody Request request) {
        Map<String, Object> found = jdbc.sql(
                        """
                select number, template, issued_at::text, expires_on::text, addressee, facts::text
                  from certificate where number = ?""")
                .param(request.number())
                .query()
                .singleRow();
        jdbc.sql("insert into verification (number, at, channel) values (?, now(), 'bare')")
                .param(request.number())
                .update();
        return found;
    }
}
