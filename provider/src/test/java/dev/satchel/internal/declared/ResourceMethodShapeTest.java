package dev.satchel.internal.declared;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.SseEventSink;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceMethodShapeTest {
  interface Api {
    @GET
    String inherited();

    void suspendedByTheInterface(@Suspended AsyncResponse response);
  }

  static class Items implements Api {
    @Path("own")
    @POST
    public String own() {
      return "";
    }

    @Override
    public String inherited() {
      return "";
    }

    public void registered(String text) {}

    public CompletionStage<String> entity() {
      return null;
    }

    public CompletableFuture<String> future() {
      return null;
    }

    public CompletionStage<Response> response() {
      return null;
    }

    public CompletionStage<Object> object() {
      return null;
    }

    public CompletionStage<Void> nothing() {
      return null;
    }

    public CompletionStage<List<String>> generic() {
      return null;
    }

    @SuppressWarnings("rawtypes")
    public CompletionStage raw() {
      return null;
    }

    public void suspended(@Context String other, @Suspended AsyncResponse response) {}

    @Override
    public void suspendedByTheInterface(AsyncResponse response) {}

    public void events(@Context SseEventSink sink) {}
  }

  private static ResourceMethodShape shape(String method) {
    return Arrays.stream(Items.class.getDeclaredMethods())
        .filter(each -> each.getName().equals(method))
        .map(each -> new DeclaredChanges(Items.class, each).shape())
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    // method, suspending, asynchronous, may answer by a Response later
    "own, false, false, false",
    "registered, false, false, false",
    "entity, false, true, false",
    "future, false, true, false",
    "response, false, true, true",
    "object, false, true, true",
    "nothing, false, true, true",
    "generic, false, true, true",
    "raw, false, true, true",
    "suspended, true, true, true",
    "suspendedByTheInterface, true, true, true",
    "events, true, true, true"
  })
  void whatTheMethodReturns(String method, boolean suspending, boolean later, boolean response) {
    ResourceMethodShape shape = shape(method);
    assertThat(shape.isSuspending()).isEqualTo(suspending);
    assertThat(shape.isAsynchronous()).isEqualTo(later);
    assertThat(shape.mayAnswerByResponseLater()).isEqualTo(response);
  }

  @Test
  void httpMethod_isTheAnnotationOfIt() {
    assertThat(shape("own").httpMethod()).isEqualTo(POST.class);
    assertThat(shape("inherited").httpMethod()).isEqualTo(GET.class);
    assertThat(shape("registered").httpMethod()).isNull();
  }

  @Test
  void isOf_anObjectOfTheClass() {
    assertThat(shape("own").isOf(new Items())).isTrue();
    assertThat(shape("own").isOf("other")).isFalse();
    assertThat(shape("own").isOf(null)).isFalse();
  }
}
