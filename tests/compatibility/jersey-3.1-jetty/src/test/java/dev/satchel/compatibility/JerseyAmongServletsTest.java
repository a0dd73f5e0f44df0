package dev.satchel.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.Flash;
import dev.satchel.SatchelFeature;
import dev.satchel.Secret;
import dev.satchel.Session;
import dev.satchel.contract.ScriptResource;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Context;
import java.io.IOException;
import java.util.EnumSet;
import org.eclipse.jetty.ee10.servlet.ErrorPageErrorHandler;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.glassfish.jersey.servlet.ServletProperties;
import org.junit.jupiter.api.Test;

/** Jersey together with servlets, filters and error pages of the same application. */
class JerseyAmongServletsTest {
  private static final String FLASH = "__Host-flash";

  private final ServletContextHandler context =
      new ServletContextHandler(ServletContextHandler.SESSIONS);

  private static ResourceConfig application() {
    return new ResourceConfig(ScriptResource.class, ErrorPage.class, ChangingFilter.class)
        .register(
            SatchelFeature.builder()
                .secret(Secret.of("JerseyAmongServletsTest signs with this secret."))
                .build());
  }

  private RunningServer asServlet() {
    ServletHolder jersey = new ServletHolder(new ServletContainer(application()));
    jersey.setAsyncSupported(true);
    context.addServlet(jersey, "/*");
    return new JettyServer(context);
  }

  /** Serves by Jersey what Jersey knows, and the page by a servlet. */
  private RunningServer asFilter() {
    ResourceConfig application = application();
    application.property(ServletProperties.FILTER_FORWARD_ON_404, true);
    inFront(new ServletContainer(application));
    context.addServlet(PageServlet.class, "/page.html");
    return new JettyServer(context);
  }

  private void inFront(Filter filter) {
    FilterHolder holder = new FilterHolder(filter);
    holder.setAsyncSupported(true);
    context.addFilter(holder, "/*", EnumSet.of(DispatcherType.REQUEST));
  }

  private static Browser signedIn(RunningServer server) {
    Browser browser = new Browser(server.uri());
    browser.get("/do?s=put:a:1");
    return browser;
  }

  @Test
  void aPageBehindTheFilter_isLeftAlone() {
    try (RunningServer server = asFilter()) {
      Answer page = signedIn(server).with(FLASH, "success=Saved").get("/page.html");
      assertThat(page.status()).isEqualTo(200);
      assertThat(page.body()).isEqualTo("the page");
      assertThat(page.setCookies()).isEmpty();
      assertThat(page.header("Cache-Control")).contains("max-age=60");
      assertThat(page.header("Vary")).isEmpty();
    }
  }

  @Test
  void whatCodeChangedOnTheWayToAPage_isWritten() {
    try (RunningServer server = asFilter()) {
      Browser browser = new Browser(server.uri()).with(FLASH, "success=Saved");
      Answer page = browser.get("/page.html?change=true");
      assertThat(page.body()).isEqualTo("the page");
      assertThat(page.setCookies()).singleElement().asString().startsWith("__Host-session=ey");
      assertThat(browser.cookie(FLASH)).isEqualTo("success=Saved");
      assertThat(browser.get("/do?f=map").body()).isEqualTo("{success=Saved}\n");
    }
  }

  @Test
  void a404OfTheFilterThatHasAnEntity_isAPage() {
    try (RunningServer server = asFilter()) {
      Browser browser = new Browser(server.uri()).with(FLASH, "success=Saved");
      assertThat(browser.get("/do?status=404&s=empty").setCookie(FLASH)).isPresent();
    }
  }

  @Test
  void a404OfTheServlet_isAPage() {
    try (RunningServer server = asServlet()) {
      Answer answer = new Browser(server.uri()).with(FLASH, "success=Saved").get("/nothing");
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.setCookie(FLASH)).isPresent();
    }
  }

  @Test
  void anErrorPageThatAnswers200_leavesTheRequestRolledBack() {
    ErrorPageErrorHandler errors = new ErrorPageErrorHandler();
    errors.addErrorPage(500, 599, "/error");
    context.setErrorHandler(errors);
    try (RunningServer server = asServlet()) {
      for (String failure : new String[] {"throw=escapes", "throw=web&status=503"}) {
        Answer page = signedIn(server).get("/do?s=put:b:2&f=put:c:3&" + failure);
        assertThat(page.status()).as(failure).isEqualTo(200);
        assertThat(page.body()).as(failure).isEqualTo("an error");
        assertThat(page.setCookies()).as(failure).isEmpty();
      }
    }
  }

  @Test
  void headersOfAFilterInFront_areKept() {
    inFront(
        (request, response, chain) -> {
          HttpServletResponse servlet = (HttpServletResponse) response;
          servlet.addHeader("Vary", "Origin");
          servlet.addHeader("Cache-Control", "no-store");
          servlet.addHeader("CDN-Cache-Control", "max-age=60");
          chain.doFilter(request, response);
        });
    try (RunningServer server = asServlet()) {
      Answer read = signedIn(server).get("/do?s=get:a");
      assertThat(read.header("Vary")).contains("Origin, Cookie");
      assertThat(read.header("Cache-Control")).contains("no-store");
      Answer write = signedIn(server).get("/do?s=put:a:2");
      assertThat(write.header("Vary")).contains("Origin, Cookie");
      assertThat(write.header("CDN-Cache-Control")).contains("no-store");
    }
  }

  /** Answers 200 for each request that failed. */
  @Path("error")
  public static class ErrorPage {
    @GET
    public String get() {
      return "an error";
    }
  }

  /** Changes the session before a resource is looked for, if the query asks for it. */
  @PreMatching
  public static class ChangingFilter implements ContainerRequestFilter {
    @Context Session session;
    @Context Flash flash;

    @Override
    public void filter(ContainerRequestContext request) {
      if (request.getUriInfo().getQueryParameters().containsKey("change")) {
        session.put("seen", String.valueOf(flash.isEmpty()));
      }
    }
  }

  /** A page that says itself how it may be stored. */
  public static class PageServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (!response.containsHeader("Cache-Control")) {
        response.setHeader("Cache-Control", "max-age=60");
      }
      response.getWriter().write("the page");
    }
  }
}
