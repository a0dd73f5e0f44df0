package dev.satchel.contract;

import static dev.satchel.contract.Tokens.SESSION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.satchel.CrossOriginProtection;
import dev.satchel.SatchelFeature;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Checks what becomes of headers that stand in the servlet's response, and not in the Jakarta REST
 * response. Servlet filters put headers there, and so does the resource of these rows.
 */
interface ServletContract extends RuntimeUnderTest {
  String PATH = "/hard/servlet";

  private RunningServer servingServlets() {
    assumeTrue(isServlet(), "no servlet");
    return serving(SatchelFeature.builder(), new ServletSideResource());
  }

  private static Browser signedIn(RunningServer server) {
    Browser browser = new Browser(server.uri());
    browser.get("/do?s=put:a:1");
    return browser;
  }

  @Test
  default void varyOfTheServlet_isMerged() {
    try (RunningServer server = servingServlets()) {
      for (String use : List.of("s=get:a", "s=put:a:2", "f=put:a:1")) {
        assertThat(
                signedIn(server)
                    .get(PATH + "?outside=Vary:Origin&" + use)
                    .header("Vary")
                    .orElseThrow()
                    .split(", "))
            .as(use)
            .containsExactlyInAnyOrder("Origin", "Cookie");
      }
      assertThat(signedIn(server).get(PATH + "?outside=Vary:Origin").header("Vary"))
          .contains("Origin");
    }
  }

  @Test
  default void varyOfTheServlet_isMerged_whereARequestWasJudged() {
    assumeTrue(isServlet(), "no servlet");
    try (RunningServer server =
        serving(
            SatchelFeature.builder(), CrossOriginProtection.create(), new ServletSideResource())) {
      Browser browser = new Browser(server.uri());
      String judged = PATH + "?outside=Vary:Accept-Language";
      assertThat(browser.post(judged).header("Vary").orElseThrow().split(", "))
          .containsExactlyInAnyOrder("Accept-Language", "Sec-Fetch-Site", "Origin");
      assertThat(browser.post(judged + "&s=put:a:2").header("Vary").orElseThrow().split(", "))
          .containsExactlyInAnyOrder("Accept-Language", "Sec-Fetch-Site", "Origin", "Cookie");
    }
  }

  @Test
  default void cacheControlOfTheServlet_isNeverWeakened() {
    try (RunningServer server = servingServlets()) {
      String read = PATH + "?s=get:a&outside=Cache-Control:";
      assertThat(signedIn(server).get(read + "no-cache,%20no-store").header("Cache-Control"))
          .contains("no-cache, no-store");
      assertThat(signedIn(server).get(read + "public,max-age%3D60").header("Cache-Control"))
          .contains("private, no-cache");
      assertThat(signedIn(server).get(read + "no-store&cache=private").header("Cache-Control"))
          .as("the resource's own choice")
          .contains("private");
      assertThat(signedIn(server).get(read + "public&s=put:a:2").header("Cache-Control"))
          .contains("no-store");
    }
  }

  @Test
  default void whatTheServletAllowsCaches_givesWay() {
    String told =
        "&outside=CDN-Cache-Control:max-age%3D60&outside=Surrogate-Control:max-age%3D60"
            + "&outside=X-Accel-Expires:60&outside=Expires:Thu,%2001%20Jan%202099%2000:00:00%20GMT";
    try (RunningServer server = servingServlets()) {
      for (String use : List.of("s=get:a", "s=put:a:2", "f=put:a:1", "s=clear")) {
        Answer answer = signedIn(server).get(PATH + "?" + use + told);
        assertThat(answer.header("CDN-Cache-Control")).as(use).contains("no-store");
        assertThat(answer.header("Surrogate-Control")).as(use).contains("no-store");
        assertThat(answer.header("X-Accel-Expires")).as(use).contains("0");
        assertThat(answer.header("Expires")).as(use).contains("0");
      }
      Answer untouched = signedIn(server).get(PATH + "?x=x" + told);
      assertThat(untouched.header("CDN-Cache-Control")).contains("max-age=60");
      assertThat(untouched.header("X-Accel-Expires")).contains("60");
    }
  }

  @Test
  default void cookiesThatTheServletGetsWithTheBody_arriveBesideOurs() {
    try (RunningServer server = servingServlets()) {
      Answer answer = new Browser(server.uri()).get(PATH + "/late");
      assertThat(answer.body()).isEqualTo("late");
      assertThat(answer.setCookie("early")).isPresent();
      assertThat(answer.setCookie("late")).isPresent();
      assertThat(answer.setCookie(SESSION)).isPresent();
      assertThat(answer.setCookies()).hasSize(3);
    }
  }

  /** A JSP makes a session by default. */
  @Test
  default void anHttpSessionThatBeginsWithTheBody_arrivesBesideOurs() {
    assumeTrue(hasHttpSessions(), "no servlet container that keeps sessions");
    try (RunningServer server = servingServlets()) {
      Answer answer = new Browser(server.uri()).get(PATH + "/late-session");
      assertThat(answer.setCookie("JSESSIONID")).isPresent();
      assertThat(answer.setCookie(SESSION)).isPresent();
    }
  }
}
