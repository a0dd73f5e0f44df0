package dev.satchel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.satchel.internal.runtime.RequestProperties;
import dev.satchel.internal.runtime.TestAdapter;
import jakarta.ws.rs.core.MediaType;
import java.util.Set;
import org.glassfish.jersey.server.ContainerRequest;
import org.glassfish.jersey.server.ContainerResponse;
import org.junit.jupiter.api.Test;

class CrossOriginFilterTest {
  private static final CrossOriginJudge JUDGE =
      new CrossOriginJudge(new OriginRules(Set.of(), Set.of(), false), false);

  private final CrossOriginFilter filter =
      new CrossOriginFilter(JUDGE, TestAdapter.with("Vary", "Accept"));

  private static ContainerRequest request(String method) {
    ContainerRequest request =
        TestRequests.get("http://example.org/", "Sec-Fetch-Site", "cross-site");
    request.setMethod(method);
    return request;
  }

  private ContainerRequest refused() {
    ContainerRequest request = request("POST");
    filter.filter(request);
    assertThatThrownBy(() -> filter.judge(request)).isInstanceOf(CrossOriginException.class);
    return request;
  }

  @Test
  void refused_getsATextWhereNobodyGaveOne_andSaysOnWhatItDepends() {
    ContainerRequest request = refused();
    ContainerResponse response =
        new ContainerResponse(request, new CrossOriginException().getResponse());
    filter.filter(request, response);
    assertThat(response.getHeaders()).doesNotContainKey(CrossOriginException.MARK);
    assertThat(response.getEntity())
        .isEqualTo(
            "This request was refused: a request that may change something must come from a page"
                + " of this site.\n");
    assertThat(response.getMediaType()).isEqualTo(MediaType.TEXT_PLAIN_TYPE);
    assertThat(response.getHeaderString("Vary")).isEqualTo("Accept, Sec-Fetch-Site, Origin");
  }

  @Test
  void aRefusalByCodeOfTheApplication_getsTheTextToo() {
    ContainerRequest request = request("GET");
    ContainerResponse response =
        new ContainerResponse(request, new CrossOriginException().getResponse());
    filter.filter(request, response);
    assertThat(response.getHeaders()).doesNotContainKeys(CrossOriginException.MARK, "Vary");
    assertThat(response.hasEntity()).isTrue();
  }

  @Test
  void refused_keepsWhatAMapperAnswered() {
    ContainerRequest request = refused();
    ContainerResponse page = TestRequests.answer(request, 403);
    page.setEntity("a page");
    filter.filter(request, page);
    assertThat(page.getEntity()).isEqualTo("a page");
    ContainerResponse empty = TestRequests.answer(request, 403);
    filter.filter(request, empty);
    assertThat(empty.hasEntity()).as("it may be a constant").isFalse();
    assertThat(empty.getHeaderString("Vary")).contains("Sec-Fetch-Site");
  }

  @Test
  void anAnswerOfTheMethodItself_staysAsItIs() {
    ContainerRequest request = TestRequests.get("http://example.org/");
    request.setMethod("POST");
    filter.filter(request);
    filter.judge(request);
    ContainerResponse response = TestRequests.answer(request, 403);
    filter.filter(request, response);
    assertThat(response.hasEntity()).isFalse();
    assertThat(response.getHeaderString("Vary")).contains("Origin");
  }

  @Test
  void notJudged_leavesTheResponse() {
    for (String method : new String[] {"GET", "POST"}) {
      ContainerRequest request = request(method);
      ContainerResponse response = TestRequests.answer(request, 200);
      filter.filter(request, response);
      filter.filter(request);
      filter.filter(request, response);
      assertThat(response.getHeaders()).isEmpty();
    }
    ContainerRequest safe = request("GET");
    filter.filter(safe);
    filter.judge(safe);
    ContainerResponse response = TestRequests.answer(safe, 200);
    filter.filter(safe, response);
    assertThat(response.getHeaders()).isEmpty();
  }

  @Test
  void eitherMethod_thatArrivedOrThatAFilterMade_isJudged() {
    for (String[] methods : new String[][] {{"POST", "GET"}, {"GET", "POST"}}) {
      ContainerRequest request = request(methods[0]);
      filter.filter(request);
      request.setMethod(methods[1]);
      assertThatThrownBy(() -> filter.judge(request)).isInstanceOf(CrossOriginException.class);
    }
  }

  @Test
  void withoutTheFirstFilter_theMethodOfNowIsJudged() {
    assertThatThrownBy(() -> filter.judge(request("POST")))
        .isInstanceOf(CrossOriginException.class);
    assertThatCode(() -> filter.judge(request("GET"))).doesNotThrowAnyException();
  }

  /** A runtime that keeps the properties of all requests in one place. */
  @Test
  void theNoteOfAnotherRequest_isRefused() {
    ContainerRequest first = request("GET");
    CrossOriginFilter shared =
        new CrossOriginFilter(
            JUDGE,
            TestAdapter.sharing(r -> new RequestProperties.OfContext(first, r.getHeaders())));
    shared.filter(first);
    assertThatCode(() -> shared.judge(first)).doesNotThrowAnyException();
    ContainerRequest second = request("GET");
    assertThatThrownBy(() -> shared.judge(second))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another request");
  }
}
