/** The code to paste, for each place that the widget may stand in. */
import type { Sample } from '../../components';

const OPTIONS = (templateId: string | null, indent: string) =>
  templateId ? `\n${indent}templateId: '${templateId}',` : '';

const html = (
  origin: string,
  templateId: string | null,
) => `<button id="connect">Connect your work account</button>

<script src="${origin}/v2/smile.v2.js"></script>
<script>
  document.getElementById('connect').addEventListener('click', async () => {
    // Your server asks ${origin}/v1/users (or /v1/tokens) with its key, and hands the accessToken on.
    const { userToken } = await (await fetch('/your-server/link-token', { method: 'POST' })).json();
    const widget = new SmileLinkModal({
      userToken,${OPTIONS(templateId, '      ')}
      onAccountConnected: ({ accountId, providerId }) => console.log('connected', accountId, providerId),
      onAccountError: ({ errorCode }) => console.log('refused', errorCode),
      onTokenExpired: () => console.log('get a fresh link token'),
      onClose: ({ reason }) => console.log('closed', reason),
    });
    widget.open();
  });
</script>`;

const react = (origin: string, templateId: string | null) => `import { useEffect, useRef } from 'react';

const SDK = '${origin}/v2/smile.v2.js';

let loading;
const loadSdk = () =>
  (loading ??= new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = SDK;
    script.onload = () => resolve(window.SmileLinkModal);
    script.onerror = reject;
    document.head.append(script);
  }));

/** Opens when there is a link token, and closes when it is taken away. */
export function WorkLink({ userToken, onConnected, onClose }) {
  const callbacks = useRef({});
  callbacks.current = { onConnected, onClose };
  useEffect(() => {
    if (!userToken) return;
    let widget;
    let gone = false;
    loadSdk().then((SmileLinkModal) => {
      if (gone) return;
      widget = new SmileLinkModal({
        userToken,${OPTIONS(templateId, '        ')}
        onAccountConnected: (event) => callbacks.current.onConnected?.(event),
        onClose: (event) => callbacks.current.onClose?.(event),
      });
      widget.open();
    });
    return () => {
      gone = true;
      widget?.close();
    };
  }, [userToken]);
  return null;
}`;

/** The page that apps put into a web view; `call` is how it speaks to the app, `token` how the token gets in. */
const inner = (origin: string, templateId: string | null, call: string, token: string, indent: string) =>
  `<!doctype html>
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<script src="${origin}/v2/smile.v2.js"></script>
<script>
  const tell = (name) => (event) => ${call}(JSON.stringify({ name, event }));
  new SmileLinkModal({
    userToken: ${token},${OPTIONS(templateId, '    ')}
    onAccountConnected: tell('onAccountConnected'),
    onAccountError: tell('onAccountError'),
    onTokenExpired: tell('onTokenExpired'),
    onClose: tell('onClose'),
  }).open();
</script>`
    .split('\n')
    .map((line) => indent + line)
    .join('\n');

const reactNative = (
  origin: string,
  templateId: string | null,
) => `import { WebView } from 'react-native-webview';

const page = (userToken) => \`
${inner(origin, templateId, 'window.ReactNativeWebView.postMessage', '${JSON.stringify(userToken)}', '')}\`;

export function WorkLink({ userToken, onEvent }) {
  return (
    <WebView
      source={{ html: page(userToken), baseUrl: '${origin}' }}
      originWhitelist={['*']}
      allowsInlineMediaPlayback
      mediaCapturePermissionGrantType="grant" // photos of documents
      onMessage={({ nativeEvent }) => onEvent(JSON.parse(nativeEvent.data))}
    />
  );
}`;

const flutter = (origin: string, templateId: string | null) => `import 'dart:convert';
import 'package:flutter/material.dart';
import 'package:webview_flutter/webview_flutter.dart';

class WorkLink extends StatefulWidget {
  const WorkLink({super.key, required this.userToken, required this.onEvent});
  final String userToken;
  final void Function(Map<String, dynamic> event) onEvent;

  @override
  State<WorkLink> createState() => _WorkLinkState();
}

class _WorkLinkState extends State<WorkLink> {
  late final WebViewController controller = WebViewController()
    ..setJavaScriptMode(JavaScriptMode.unrestricted)
    ..addJavaScriptChannel('App',
        onMessageReceived: (said) => widget.onEvent(jsonDecode(said.message)))
    ..loadHtmlString('''
${inner(origin, templateId, 'App.postMessage', '${jsonEncode(widget.userToken)}', '')}''',
        baseUrl: '${origin}');

  @override
  Widget build(BuildContext context) => WebViewWidget(controller: controller);
}`;

const ios = (origin: string, templateId: string | null) => `import UIKit
import WebKit

final class WorkLink: UIViewController, WKScriptMessageHandler {
    private let userToken: String
    private let onEvent: ([String: Any]) -> Void

    init(userToken: String, onEvent: @escaping ([String: Any]) -> Void) {
        self.userToken = userToken
        self.onEvent = onEvent
        super.init(nibName: nil, bundle: nil)
    }

    required init?(coder: NSCoder) { nil }

    override func loadView() {
        let settings = WKWebViewConfiguration()
        settings.userContentController.add(self, name: "app")
        let web = WKWebView(frame: .zero, configuration: settings)
        // As JSON, so that the token cannot end the text that it stands in
        let token = String(data: try! JSONEncoder().encode(userToken), encoding: .utf8)!
        web.loadHTMLString("""
${inner(origin, templateId, 'webkit.messageHandlers.app.postMessage', '\\(token)', '        ')}
        """, baseURL: URL(string: "${origin}"))
        view = web
    }

    func userContentController(_ controller: WKUserContentController, didReceive message: WKScriptMessage) {
        guard let text = message.body as? String,
              let event = try? JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
        else { return }
        onEvent(event)
    }
}`;

const android = (origin: string, templateId: string | null) => `import android.annotation.SuppressLint
import android.content.Context
import android.webkit.JavascriptInterface
import android.webkit.WebView
import org.json.JSONObject

@SuppressLint("SetJavaScriptEnabled")
class WorkLink(context: Context, userToken: String, private val onEvent: (JSONObject) -> Unit) : WebView(context) {
    init {
        settings.javaScriptEnabled = true
        addJavascriptInterface(this, "App")
        val token = JSONObject.quote(userToken)
        loadDataWithBaseURL("${origin}", """
${inner(origin, templateId, 'App.tell', '$token', '            ')}
        """, "text/html", "utf-8", null)
    }

    // Called on a thread of the web view's own
    @JavascriptInterface
    fun tell(text: String) {
        post { onEvent(JSONObject(text)) }
    }
}`;

export function samples(origin: string, templateId: string | null): Sample[] {
  return [
    { name: 'HTML', code: html(origin, templateId) },
    { name: 'React', code: react(origin, templateId) },
    { name: 'React Native', code: reactNative(origin, templateId) },
    { name: 'Flutter', code: flutter(origin, templateId) },
    { name: 'iOS', code: ios(origin, templateId) },
    { name: 'Android', code: android(origin, templateId) },
  ];
}
