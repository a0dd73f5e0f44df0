package dev.satchel.contract;

import static dev.satchel.contract.Tokens.FLASH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Variant;
import java.lang.annotation.Annotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Checks what a response tells caches. */
interface CachingContract extends RuntimeUnderTest {
  Set<Class<?>> CLASSES = Set.of(CachedResource.class, HeaderFilter.class);

  private Browser signedIn() {
    Browser browser = browser();
    browser.get("/do?s=put:a:1");
    return browser;
  }

  @Test
  default void writingOrDeleting_forbidsStoring() {
    for (String path : new String[] {"/do?s=put:b:2", "/do?s=clear", "/do?f=put:a:1"}) {
      for (String cache : new String[] {"", "&cache=public,max-age%3D60"}) {
        Answer answer = signedIn().get(path + cache);
        assertThat(answer.header("Cache-Control")).as(path + cache).contains("no-store");
        assertThat(answer.header("Expires")).isEmpty();
        assertThat(answer.header("CDN-Cache-Control")).isEmpty();
        assertThat(answer.header("Surrogate-Control")).isEmpty();
        assertThat(answer.header("Vary")).contains("Cookie");
      }
    }
    Answer unreadFlash = browser().with(FLASH, "a=1").get("/do?cache=public");
    assertThat(unreadFlash.header("Cache-Control")).contains("no-store");
    assertThat(unreadFlash.header("Vary")).contains("Cookie");
  }

  /** Some caches obey one of these headers, and ignore Cache-Control. */
  @Test
  default void whatTheResourceTellsSingleCaches_goesWhereACookieIsWritten() {
    List<String> names =
        List.of(
            "CDN-Cache-Control",
            "Cloudflare-CDN-Cache-Control",
            "Vercel-CDN-Cache-Control",
            "Akamai-Cache-Control",
            "Surrogate-Control",
            "Edge-Control",
            "X-Accel-Expires",
            "Expires",
            "Pragma");
    StringBuilder told = new StringBuilder();
    names.forEach(name -> told.append("&header=").append(name).append(":60"));
    for (String change : List.of("s=put:b:2", "s=clear", "f=put:a:1")) {
      Answer answer = signedIn().get("/do?" + change + told);
      assertThat(answer.header("Cache-Control")).as(change).contains("no-store");
      assertThat(names).filteredOn(name -> answer.header(name).isPresent()).as(change).isEmpty();
    }
    Answer read = signedIn().get("/do?s=get:a" + told);
    assertThat(names).allMatch(name -> read.header(name).isPresent());
  }

  @Test
  default void readingASessionThatHeldSomething_isPrivateUnlessTheResourceSays() {
    assertThat(signedIn().get("/do?s=get:a").header("Cache-Control")).contains("private, no-cache");
    Answer chosen = signedIn().get("/do?s=get:a&cache=max-age%3D60");
    assertThat(chosen.header("Cache-Control")).contains("max-age=60");
    assertThat(chosen.header("Expires")).isPresent();
    assertThat(browser().get("/do?s=get:a").header("Cache-Control")).isEmpty();
  }

  @Test
  default void anyAccess_varies_cookieOrNone() {
    for (String access :
        new String[] {
          "s=get:a", "s=contains:a", "s=map", "s=empty", "f=get:a", "f=map", "f=empty"
        }) {
      assertThat(browser().get("/do?" + access).header("Vary")).as(access).contains("Cookie");
    }
    assertThat(browser().get("/do").header("Vary")).isEmpty();
  }

  @Test
  default void vary_isMergedWithoutDuplicates() {
    assertThat(browser().get("/do?s=map&vary=Accept&vary=Accept-Language").header("Vary"))
        .contains("Accept, Accept-Language, Cookie");
    assertThat(browser().get("/do?s=map&vary=Accept,%20cookie").header("Vary"))
        .contains("Accept, cookie");
    assertThat(browser().get("/do?s=map&vary=*").header("Vary")).contains("*");
    assertThat(browser().get("/do?s=map&vary=Accept&status=304").header("Vary"))
        .contains("Accept, Cookie");
  }

  @Test
  default void vary_isMergedWithWhatVariantsSets() {
    assertThat(browser().get("/cached/variants").header("Vary").orElseThrow().split(", "))
        .containsExactlyInAnyOrder("Accept", "Accept-Language", "Cookie");
  }

  @Test
  default void vary_isMergedWithWhatSelectVariantSets() {
    Answer answer =
        browser().get("/cached/select", "Accept", "text/plain", "Accept-Language", "de");
    assertThat(answer.header("Vary").orElseThrow().split(", "))
        .containsExactlyInAnyOrder("Accept", "Accept-Language", "Cookie");
    assertThat(
            browser()
                .get("/cached/select?untouched=true", "Accept", "text/plain")
                .header("Vary")
                .orElseThrow())
        .doesNotContain("Cookie");
  }

  @Test
  default void notModified_varies() {
    Answer answer = browser().get("/cached/tagged", "If-None-Match", "\"tag\"");
    assertThat(answer.status()).isEqualTo(304);
    assertThat(answer.header("Vary")).contains("Cookie");
  }

  @Test
  default void cacheControlObjects_countAsSetByTheResource() {
    assertThat(signedIn().get("/cached/control").header("Cache-Control").orElseThrow())
        .contains("max-age=60");
    assertThat(signedIn().get("/cached/control?write=true").header("Cache-Control"))
        .contains("no-store");
  }

  @Test
  default void unmodifiableHeaders_areNoFault() {
    for (String access : new String[] {"s=put:b:2", "s=get:a", "f=put:a:1"}) {
      Answer answer = signedIn().get("/do?" + access, "X-Response", "unmodifiable");
      assertThat(answer.status()).as(access).isEqualTo(200);
      assertThat(answer.header("Vary")).as(access).contains("Accept, Cookie");
    }
    assertThat(
            signedIn().get("/do?s=put:b:2", "X-Response", "unmodifiable").header("Cache-Control"))
        .contains("no-store");
    assertThat(signedIn().get("/do?s=get:a", "X-Response", "empty").header("Cache-Control"))
        .contains("private, no-cache");
  }

  /** Response filters of an application that set headers in unusual ways. */
  class HeaderFilter implements ContainerResponseFilter {
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
      String how = request.getHeaderString("X-Response");
      if ("unmodifiable".equals(how)) {
        response.getHeaders().put("Vary", List.of("Accept"));
        response.getHeaders().put("Cache-Control", List.of("public"));
      } else if ("empty".equals(how)) {
        response.getHeaders().put("Cache-Control", new ArrayList<>());
      } else if ("replacing".equals(how)) {
        response.setEntity("replaced", new Annotation[0], MediaType.TEXT_PLAIN_TYPE);
      }
    }
  }

  /** Responses that say something of caching by the API's own types. */
  @Path("cached")
  class CachedResource {
    @Context Session session;
    @Context Request request;

    private static List<Variant> variants() {
      return Variant.mediaTypes(MediaType.TEXT_PLAIN_TYPE, MediaType.TEXT_HTML_TYPE)
          .languages(Locale.ENGLISH, Locale.GERMAN)
          .add()
          .build();
    }

    @GET
    @Path("variants")
    public Response variantsOfTheResponse() {
      session.isEmpty();
      return Response.ok("x", MediaType.TEXT_PLAIN_TYPE).variants(variants()).build();
    }

    @GET
    @Path("select")
    public Response select(@jakarta.ws.rs.QueryParam("untouched") boolean untouched) {
      Variant variant = request.selectVariant(variants());
      if (!untouched) {
        session.isEmpty();
      }
      return Response.ok("x").variant(variant).build();
    }

    @GET
    @Path("tagged")
    public Response tagged() {
      session.isEmpty();
      Response.ResponseBuilder unchanged = request.evaluatePreconditions(new EntityTag("tag"));
      return unchanged != null ? unchanged.build() : Response.ok("x").tag("tag").build();
    }

    @GET
    @Path("control")
    public Response control(@jakarta.ws.rs.QueryParam("write") boolean write) {
      session.get("a");
      if (write) {
        session.put("a", "2");
      }
      CacheControl minute = new CacheControl();
      minute.setMaxAge(60);
      return Response.ok("x").cacheControl(minute).build();
    }
  }
}
