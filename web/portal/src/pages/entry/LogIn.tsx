export default function LogIn() {
  return (
    <main>
      <h1>Log in</h1>
    </main>
  );
}
