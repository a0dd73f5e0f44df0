package dev.satchel.compatibility;

import dev.satchel.contract.SeBootstrapContract;
import dev.satchel.contract.SseContract;
import java.util.Map;
import org.apache.cxf.version.Version;

class CxfTest extends SeBootstrapContract implements SseContract {
  @Override
  public String name() {
    return "Apache CXF " + Version.getCurrentVersion() + " on Jetty";
  }

  @Override
  public boolean addsToSessionAsynchronously() {
    return true;
  }

  @Override
  public boolean serverFailsOnCookieBytes() {
    return false;
  }

  @Override
  public boolean isServlet() {
    return true;
  }

  @Override
  public Map<String, String> rowsNotKept() {
    return Map.of(
        "subResources(sub-resource/field)",
            "ResourceContext.getResource injects nothing, UriInfo neither",
        "subResources(sub-initialised/field)",
            "ResourceContext.initResource injects nothing, UriInfo neither",
        "vary_isMergedWithWhatSelectVariantSets",
            "Request.selectVariant says Accept-Encoding for variants that have none",
        "aSecondRegistrationWithOtherSettings_failsAtStartUp",
            "each feature is configured by itself and sees no other",
        "twoFeaturesWithOtherSettings_failAtStartUp",
            "each feature is configured by itself and sees no other",
        "bodyWriterThatFailsBeforeTheFirstByte_leavesNoCookieOfTheResponseThatFailed",
            "the response that failed is sent with its headers, and no filter is told",
        "aChangeBeforeTheFirstEvent_isSentInOneCookie", "response filters run before the method");
  }

  /** CXF adds a Date to the headers of the Response while another request reads them. */
  @Override
  public boolean failsOnSharedHeaders() {
    return true;
  }
}
