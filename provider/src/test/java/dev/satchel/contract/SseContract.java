package dev.satchel.contract;

import static dev.satchel.contract.BothScopes.assertSession;
import static org.assertj.core.api.Assertions.assertThat;

import dev.satchel.SatchelFeature;
import dev.satchel.Session;
import dev.satchel.tests.Answer;
import dev.satchel.tests.Browser;
import dev.satchel.tests.RunningServer;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.Sse;
import jakarta.ws.rs.sse.SseEventSink;
import org.junit.jupiter.api.Test;

/** Checks server-sent events, on the runtimes whose module brings them. */
public interface SseContract extends RuntimeUnderTest {

  @Test
  default void aChangeBeforeTheFirstEvent_isSentInOneCookie() {
    try (RunningServer server = serving(SatchelFeature.builder(), new Events())) {
      Browser browser = new Browser(server.uri());
      Answer answer = browser.get("/hard/events", "Accept", MediaType.SERVER_SENT_EVENTS);
      assertThat(answer.body()).contains("begun");
      assertThat(answer.setCookies()).singleElement().asString().startsWith("__Host-session=ey");
      assertSession(browser, "{user=ann}");
    }
  }

  /** Changes the session and sends one event. */
  @Path("hard/events")
  class Events {
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    public void get(@Context SseEventSink sink, @Context Sse sse, @Context Session session) {
      session.put("user", "ann");
      sink.send(sse.newEvent("begun")).whenComplete((sent, failed) -> sink.close());
    }
  }
}
