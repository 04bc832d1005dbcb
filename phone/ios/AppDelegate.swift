import Flutter
import UIKit
import UserNotifications

// Flet's own app delegate, and two things more: the record stays out of iCloud and of backups on a computer, and a
// notification is also shown while the app is open.
@main
@objc class AppDelegate: FlutterAppDelegate {
  override func application(
    _ application: UIApplication,
    didFinishLaunchingWithOptions launchOptions: [UIApplication.LaunchOptionsKey: Any]?
  ) -> Bool {
    keepOutOfBackups()
    UNUserNotificationCenter.current().delegate = self as? UNUserNotificationCenterDelegate
    GeneratedPluginRegistrant.register(with: self)
    return super.application(application, didFinishLaunchingWithOptions: launchOptions)
  }

  // The folder that Python finds in FLET_APP_STORAGE_DATA. What is in a folder that is left out is left out too.
  private func keepOutOfBackups() {
    let files = FileManager.default
    guard let support = files.urls(for: .applicationSupportDirectory, in: .userDomainMask).first else { return }
    var data = support.appendingPathComponent("data", isDirectory: true)
    do {
      try files.createDirectory(at: data, withIntermediateDirectories: true)
      var values = URLResourceValues()
      values.isExcludedFromBackup = true
      try data.setResourceValues(values)
    } catch {
      NSLog("The record could not be kept out of backups: \(error.localizedDescription)")
    }
  }
}
