package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.contract.ScriptResource;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import java.net.URI;
import org.apache.catalina.filters.CorsFilter;
import org.glassfish.jersey.server.ResourceConfig;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.Banner;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.web.SecurityFilterChain;

/** Spring Security with its default headers, and Tomcat's own CorsFilter, in front of Jersey. */
class SpringSecurityTest {
  private static final String DEFAULT = "no-cache, no-store, max-age=0, must-revalidate";
  private static ServletWebServerApplicationContext context;

  @EnableAutoConfiguration
  static class Served {
    @Bean
    SecurityFilterChain everybody(HttpSecurity http) throws Exception {
      return http.authorizeHttpRequests(all -> all.anyRequest().permitAll()).build();
    }

    @Bean
    FilterRegistrationBean<CorsFilter> cors() {
      FilterRegistrationBean<CorsFilter> cors = new FilterRegistrationBean<>(new CorsFilter());
      cors.addInitParameter("cors.allowed.origins", "https://shop.example.org");
      return cors;
    }

    @Bean
    ResourceConfig jersey() {
      return new ResourceConfig(ScriptResource.class)
          .register(
              SatchelFeature.builder()
                  .secret(Secret.of("SpringSecurityTest signs with this secret."))
                  .build());
    }
  }

  @BeforeAll
  static void start() {
    context =
        (ServletWebServerApplicationContext)
            new SpringApplicationBuilder(Served.class)
                .bannerMode(Banner.Mode.OFF)
                .registerShutdownHook(false)
                .properties("server.address=localhost", "server.port=0", "logging.level.root=off")
                .run();
  }

  @AfterAll
  static void stop() {
    context.close();
  }

  private static Browser browser() {
    return new Browser(URI.create("http://localhost:" + context.getWebServer().getPort() + "/"));
  }

  private static Browser signedIn() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    return browser;
  }

  @Test
  void aPageThatShowsTheSession_isNotStored() {
    Answer page = signedIn().get("/do?s=get:a");
    assertThat(page.body()).isEqualTo("1\n");
    assertThat(page.header("Cache-Control")).contains("no-store");
    assertThat(page.header("Vary").orElseThrow()).contains("Cookie");
  }

  @Test
  void aPageThatShowsNoSession_hasTheHeadersOfSpringSecurity() {
    for (String path : new String[] {"/do", "/do?s=get:a"}) {
      Answer page = browser().get(path);
      assertThat(page.header("Cache-Control")).contains(DEFAULT);
      assertThat(page.header("Pragma")).contains("no-cache");
      assertThat(page.header("Expires")).contains("0");
    }
  }

  @Test
  void theResourcesOwnChoice_stays() {
    assertThat(signedIn().get("/do?s=get:a&cache=private,max-age%3D60").header("Cache-Control"))
        .contains("private,max-age=60");
    assertThat(signedIn().get("/do?s=get:a&cache=private,%20no-cache").header("Cache-Control"))
        .contains("private, no-cache");
  }

  @Test
  void aCookie_isNotStored() {
    Answer answer = signedIn().get("/do?s=put:a:2");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.setCookies()).hasSize(1);
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void varyOfTomcatsCorsFilter_isKept() {
    for (String path : new String[] {"/do?s=get:a", "/do?s=put:a:2", "/do?s=get:a&cache=public"}) {
      Answer answer = signedIn().get(path, "Origin", "https://shop.example.org");
      assertThat(answer.header("Access-Control-Allow-Origin")).contains("https://shop.example.org");
      assertThat(answer.header("Vary").orElseThrow().split(", ")).contains("Origin", "Cookie");
    }
  }
}
